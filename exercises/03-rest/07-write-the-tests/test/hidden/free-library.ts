import type { RequestListener } from 'node:http';
import type { Fixtures } from '@course/rubric';
import { fieldsOf, Refusal, RULES, wholeItem, type Rules } from '../implementations/item.ts';
import { Library, type Reply } from '../implementations/library.ts';
import { plainApi } from '../implementations/plain.ts';

type Random = Fixtures<object>['random'];

/** A right API that takes every freedom of the contract. */
export function freeApi(random: Random): RequestListener {
  const library = new FreeLibrary(random);
  const api = plainApi(library);
  return (request, response) => {
    library.origin = `http://${request.headers.host}`;
    response.setHeader('x-request-id', random.word(8));
    response.setHeader('cache-control', 'no-store');
    api(request, response);
  };
}

/** A million euros, in cents. */
const A_MILLION = 100_000_000;

class FreeLibrary extends Library {
  origin = '';
  protected override readonly rules: Rules = {
    ...RULES,
    // A character is one, however many units UTF-16 needs for it.
    name: (value) => typeof value === 'string' && value !== '' && Array.from(value).length <= 100,
    dailyPrice: (value) => RULES.dailyPrice(value) && Number(value) <= A_MILLION,
  };
  readonly #random: Random;
  #lastId: number;

  constructor(random: Random) {
    super();
    this.#random = random;
    this.#lastId = random.integer(100_000, 900_000);
    for (let count = random.integer(2, 4); count > 0; count -= 1) {
      const dailyPrice = random.integer(0, 9000);
      this.create({ name: random.word(6), category: random.word(6), dailyPrice });
    }
  }

  /** Newest first. */
  override list(): Reply {
    return { status: 200, body: [...this.items.values()].toReversed() };
  }

  override create(body: unknown): Reply {
    const { headers, ...reply } = super.create(body);
    return { ...reply, headers: { location: `${this.origin}${headers?.location}` } };
  }

  /** Looks at the item before it looks for the id. */
  override replace(id: string, body: unknown): Reply {
    wholeItem(body, this.rules);
    return super.replace(id, body);
  }

  /** Refuses a patch in which nothing is to be changed. */
  override change(id: string, body: unknown): Reply {
    this.existing(id);
    if (Object.keys(fieldsOf(body)).length === 0) throw new Refusal(400, this.#random.word(9));
    return super.change(id, body);
  }

  /** With words of its own, and a member more (RFC 9457, 3.2). */
  override refuse({ status }: Refusal): Reply {
    const traceId = this.#random.word(8);
    const [title, detail] = [this.#random.word(7), this.#random.word(12)];
    const body = { detail, status, traceId, title, type: `https://lainaamo.example/${title}` };
    const type = 'application/problem+json; charset=utf-8';
    return { status, headers: { 'content-type': type, 'content-language': 'fi' }, body };
  }

  protected override nextId(): string {
    this.#lastId -= this.#random.integer(1, 9);
    return String(this.#lastId);
  }
}
