/** A thing that Lainaamo lends. */
export interface Item {
  /** Letters, digits and hyphens. */
  id: string;
  name: string;
  /** Whole cents. */
  dailyPrice: number;
  /** What Lainaamo paid for it, in whole cents: nobody else's business. */
  boughtFor: number;
}
