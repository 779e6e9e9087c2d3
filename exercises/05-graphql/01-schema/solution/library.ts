/** A day as a count of days since 1970-01-01: it can be compared and subtracted, and has no time zone. */
export type Day = number;

export type Category = 'TOOL' | 'CAMERA' | 'BOAT';

/** A thing that can be reserved. */
export interface Item {
  id: string;
  name: string;
  category: Category;
  /** The number of the radio tag on it, of 64 bits: too many for a JavaScript number. */
  tag: bigint;
  /** Null when nobody knows any more. */
  boughtOn: Day | null;
}

export interface Reservation {
  id: string;
  itemId: string;
  from: Day;
  /** The day on which the item is free again. */
  to: Day;
  note: string | null;
}

/** Which items; what is absent or null sets no condition. */
export interface ItemFilter {
  category?: Category | null;
  freeOn?: Day | null;
}

/** What somebody wants to reserve. */
export interface ReservationRequest {
  itemId: string;
  from: Day;
  to: Day;
  note?: string | null;
}

/** What a library is filled with: an item as JSON can tell it, and what is wrong around it. */
export interface Thing extends Omit<Item, 'tag'> {
  /** In decimal digits. */
  tag: string;
  /** What the workshop says of it; null when it has not looked yet. */
  condition: string | null;
  /** `record`: the record of the item cannot be read. `workshop`: the workshop gives no answer. */
  fault?: 'record' | 'workshop' | null;
}

/** Lainaamo's services. Each takes its time, and may fail. */
export interface Library {
  /** The items that fit, in the order of the library; those with a damaged record are left out. */
  items(filter?: ItemFilter): Promise<Item[]>;
  /**
   * One item, or null for an unknown id.
   *
   * @throws Error when its record is damaged
   */
  item(id: string): Promise<Item | null>;
  /** The item with that radio tag, or null. */
  itemByTag(tag: bigint): Promise<Item | null>;
  /**
   * How an item is; null when nobody has looked yet.
   *
   * @throws Error when the workshop gives no answer
   */
  conditionOf(itemId: string): Promise<string | null>;
  /** The reservations of an item, oldest first. */
  reservationsOf(itemId: string): Promise<Reservation[]>;
  /**
   * Reserves an item.
   *
   * @throws Error when the item is unknown or reserved for one of the days, or `from` is not before `to`
   */
  reserve(request: ReservationRequest): Promise<Reservation>;
}

/** A library that is kept in memory. */
export function createLibrary(things: readonly Thing[]): Library {
  const reservations: Reservation[] = [];
  const thingOf = (id: string): Thing | undefined => things.find((thing) => thing.id === id);
  const inTheWay = (itemId: string, from: Day, to: Day): boolean =>
    reservations.some((taken) => taken.itemId === itemId && taken.from < to && from < taken.to);
  const readable = async (): Promise<Item[]> =>
    things.filter(({ fault }) => fault !== 'record').map(toItem);

  return {
    async items({ category, freeOn } = {}) {
      const isFree = ({ id }: Item): boolean =>
        freeOn === undefined || freeOn === null || !inTheWay(id, freeOn, freeOn + 1);
      return (await readable()).filter(
        (item) => (!category || item.category === category) && isFree(item),
      );
    },
    async item(id) {
      const thing = thingOf(id);
      if (thing?.fault === 'record') throw new Error(`The record of item ${id} is damaged.`);
      return thing ? toItem(thing) : null;
    },
    async itemByTag(tag) {
      return (await readable()).find((item) => item.tag === tag) ?? null;
    },
    async conditionOf(itemId) {
      const thing = thingOf(itemId);
      if (thing?.fault === 'workshop') throw new Error('The workshop gives no answer.');
      return thing?.condition ?? null;
    },
    async reservationsOf(itemId) {
      return reservations.filter((reservation) => reservation.itemId === itemId);
    },
    async reserve({ itemId, from, to, note = null }) {
      if (!thingOf(itemId)) throw new Error(`There is no item ${itemId}.`);
      if (!(from < to)) throw new Error('A reservation must end after it begins.');
      if (inTheWay(itemId, from, to)) throw new Error(`Item ${itemId} is reserved for those days.`);
      const reservation = { id: String(reservations.length + 1), itemId, from, to, note };
      reservations.push(reservation);
      return reservation;
    },
  };
}

function toItem({ id, name, category, tag, boughtOn }: Thing): Item {
  return { id, name, category, tag: BigInt(tag), boughtOn };
}
