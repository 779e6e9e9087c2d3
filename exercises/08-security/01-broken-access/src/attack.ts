/** What the attacker knows. */
export interface Target {
  /** Where Lainaamo listens, such as `http://127.0.0.1:41234`. */
  url: string;
  /** The token of an ordinary member's account: the attacker's own. */
  token: string;
  /** Somebody else has this item on loan. */
  item: string;
}

/**
 * Takes from the vulnerable app what no other member may read.
 *
 * @returns the note on the loan of `target.item`, exactly as it stands there
 */
export async function attack(target: Target): Promise<string> {
  throw new Error('attack is not written yet');
}
