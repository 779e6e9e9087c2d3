import { patchedItem, Refusal, RULES, wholeItem, type Item, type Rules } from './item.ts';

/** What is answered to a request. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** A right API, without the HTTP around it. A wrong one overrides the method that it gets wrong. */
export class Library {
  protected readonly items = new Map<string, Item>();
  protected readonly rules: Rules = RULES;
  #lastId = 0;

  /** `GET /items` */
  list(): Reply {
    return { status: 200, body: [...this.items.values()] };
  }

  /** `POST /items` */
  create(body: unknown): Reply {
    const item = { id: this.nextId(), ...wholeItem(body, this.rules) };
    this.items.set(item.id, item);
    return { status: 201, headers: { location: `/items/${item.id}` }, body: item };
  }

  /** `GET /items/:id` */
  read(id: string): Reply {
    return { status: 200, body: this.existing(id) };
  }

  /** `PUT /items/:id` */
  replace(id: string, body: unknown): Reply {
    this.existing(id);
    return this.keep({ id, ...wholeItem(body, this.rules) });
  }

  /** `PATCH /items/:id` */
  change(id: string, body: unknown): Reply {
    return this.keep({ id, ...patchedItem(this.existing(id), body, this.rules) });
  }

  /** `DELETE /items/:id` */
  remove(id: string): Reply {
    this.items.delete(this.existing(id).id);
    return { status: 204 };
  }

  /** What is answered to a request that is refused. */
  refuse({ status, message }: Refusal): Reply {
    const body = { type: 'about:blank', title: 'Refused', status, detail: message };
    return { status, headers: { 'content-type': 'application/problem+json' }, body };
  }

  protected nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }

  protected existing(id: string): Item {
    const item = this.items.get(id);
    if (!item) throw new Refusal(404, 'There is no such item.');
    return item;
  }

  protected keep(item: Item): Reply {
    this.items.set(item.id, item);
    return { status: 200, body: item };
  }
}
