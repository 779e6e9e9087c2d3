/** What a client says of an item. */
export interface ItemFields {
  /** From 1 to 100 characters. */
  name: string;
  /** At least one character. */
  category: string;
  description?: string | undefined;
  /** Whole cents, 0 or more. */
  dailyPrice: number;
}

/** A thing that Lainaamo lends. The id is the server's to choose. */
export type Item = ItemFields & { id: string };
