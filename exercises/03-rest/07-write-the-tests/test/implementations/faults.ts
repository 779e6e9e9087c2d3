import { fieldsOf, NO_RULES, patchedItem, Refusal, wholeItem } from './item.ts';
import { Library, type Reply } from './library.ts';

/** Wrong APIs, each by what is wrong with it. */
export type Faults = Record<string, new () => Library>;

export const creationFaults: Faults = {
  'POST answered 201 without a Location': class extends Library {
    override create(body: unknown): Reply {
      const { status, body: item } = super.create(body);
      return { status, body: item };
    }
  },
  'POST ignored the description': class extends Library {
    override create(body: unknown): Reply {
      const { description: _ignored, ...fields } = fieldsOf(body);
      return super.create(fields);
    }
  },
  'the list did not hold the new item': class extends Library {
    override list(): Reply {
      return { status: 200, body: [] };
    }
  },
};

export const changeFaults: Faults = {
  'PATCH acted as PUT: the description that was not sent was gone': class extends Library {
    override change(id: string, body: unknown): Reply {
      const { description: _gone, ...others } = this.existing(id);
      return this.keep({ id, ...patchedItem(others, body) });
    }
  },
  'PUT acted as PATCH: the description that was not sent was still there': class extends Library {
    override replace(id: string, body: unknown): Reply {
      return this.keep({ ...this.existing(id), ...wholeItem(body) });
    }
  },
};

export const deletionFaults: Faults = {
  'DELETE left the item where it was': class extends Library {
    override remove(id: string): Reply {
      this.existing(id);
      return { status: 204 };
    }
  },
  'DELETE answered 200 with a body': class extends Library {
    override remove(id: string): Reply {
      super.remove(id);
      return { status: 200, body: { message: 'Deleted.' } };
    }
  },
};

export const unknownIdFaults: Faults = {
  'GET of an unknown id answered 200 with null': class extends Library {
    override read(id: string): Reply {
      return { status: 200, body: this.items.get(id) ?? null };
    }
  },
  'PUT to an unknown id created an item': class extends Library {
    override replace(id: string, body: unknown): Reply {
      return this.keep({ id, ...wholeItem(body) });
    }
  },
  'DELETE of an unknown id answered 500': class extends Library {
    override remove(id: string): Reply {
      if (!this.items.has(id)) throw new TypeError('Cannot read properties of undefined.');
      return super.remove(id);
    }
  },
};

export const validationFaults: Faults = {
  'POST took an item without a name': class extends Library {
    override create(body: unknown): Reply {
      return super.create({ name: 'Unnamed', ...fieldsOf(body) });
    }
  },
  'PATCH checked nothing': class extends Library {
    override change(id: string, body: unknown): Reply {
      return this.keep({ id, ...patchedItem(this.existing(id), body, NO_RULES) });
    }
  },
};

/** An API of which nothing is written yet. */
export class NothingYet extends Library {
  override list = refuseAll;
  override create = refuseAll;
  override read = refuseAll;
  override replace = refuseAll;
  override change = refuseAll;
  override remove = refuseAll;
}

function refuseAll(): Reply {
  throw new Refusal(501, 'Nothing is written here yet.');
}
