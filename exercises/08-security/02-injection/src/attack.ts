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

async function takePin(target: Target): Promise<string> {
  return 'not taken yet';
}

async function takeDoorCode(target: Target): Promise<string> {
  return 'not taken yet';
}
