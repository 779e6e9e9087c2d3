import type { Fixtures } from '@course/rubric';
import type { Faults } from '../implementations/faults.ts';
import {
  fieldsOf,
  NO_RULES,
  patchedItem,
  RULES,
  wholeItem,
  type Rules,
} from '../implementations/item.ts';
import { Library, type Reply } from '../implementations/library.ts';

const deletionsFeltElsewhere: Faults = {
  'the id of a deleted item was given to the next new one': class extends Library {
    readonly #free: string[] = [];

    override remove(id: string): Reply {
      const reply = super.remove(id);
      this.#free.push(id);
      return reply;
    }

    protected override nextId(): string {
      return this.#free.pop() ?? super.nextId();
    }
  },
  'DELETE took the other items with it': class extends Library {
    override remove(id: string): Reply {
      this.existing(id);
      this.items.clear();
      return { status: 204 };
    }
  },
};

const keptThoughRefused: Faults = {
  'a POST that was refused with 400 added an item': class extends Library {
    override create(body: unknown): Reply {
      const id = this.nextId();
      this.items.set(id, { id, ...wholeItem(body, NO_RULES) });
      const reply = super.create(body);
      this.items.delete(id);
      return reply;
    }
  },
  'a PUT that was refused with 400 changed the item': class extends Library {
    override replace(id: string, body: unknown): Reply {
      this.keep({ ...this.existing(id), ...wholeItem(body, NO_RULES) });
      return super.replace(id, body);
    }
  },
  'a PATCH that was refused with 400 changed the item': class extends Library {
    override change(id: string, body: unknown): Reply {
      this.keep({ id, ...patchedItem(this.existing(id), body, NO_RULES) });
      return super.change(id, body);
    }
  },
};

const answeredButNotKept: Faults = {
  'PUT answered with the new item, and kept the old one': class extends Library {
    override replace(id: string, body: unknown): Reply {
      return { status: 200, body: { id: this.existing(id).id, ...wholeItem(body) } };
    }
  },
  'PATCH answered with the changed item, and kept the old one': class extends Library {
    override change(id: string, body: unknown): Reply {
      return { status: 200, body: { id, ...patchedItem(this.existing(id), body) } };
    }
  },
};

const edges: Faults = {
  'a description of null in a PATCH cleared nothing': class extends Library {
    override change(id: string, body: unknown): Reply {
      const { description, ...others } = fieldsOf(body);
      return super.change(id, description === null ? others : body);
    }
  },
  'an empty name was taken': withRule('name', (name) => name === '' || RULES.name(name)),
  'a name of 101 characters was taken': withRule(
    'name',
    (name) => typeof name === 'string' && name.length >= 1 && name.length <= 101,
  ),
  'a name of 100 characters was refused': withRule(
    'name',
    (name) => RULES.name(name) && String(name).length < 100,
  ),
  'an empty category was taken': withRule('category', (text) => typeof text === 'string'),
  'a dailyPrice of -1 was taken': withRule(
    'dailyPrice',
    (price) => price === -1 || RULES.dailyPrice(price),
  ),
  'a dailyPrice of 0 was refused': withRule(
    'dailyPrice',
    (price) => price !== 0 && RULES.dailyPrice(price),
  ),
};

function withRule(field: keyof Rules, rule: (value: unknown) => boolean): new () => Library {
  return class extends Library {
    protected override readonly rules = { ...RULES, [field]: rule };
  };
}

/** One fault of each kind, drawn where a kind has several. */
export function subtleFaults(random: Fixtures<object>['random']): Faults {
  const kinds = [deletionsFeltElsewhere, keptThoughRefused, answeredButNotKept, edges];
  return Object.fromEntries(kinds.map((faults) => random.pick(Object.entries(faults))));
}
