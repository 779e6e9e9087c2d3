/** How a token may be signed (RFC 7518, 3.1). */
export type Algorithm = 'HS256' | 'RS256' | 'ES256';

/** A key, and the one algorithm that it is used with. */
export interface TrustedKey {
  algorithm: Algorithm;
  /** For HS256 the secret as text; otherwise a public key in PEM. */
  key: string;
}

/** The keys that tokens may be signed with, by their ids. */
export interface Keyring {
  /** @returns undefined for an id that nobody was given */
  find(kid: string): TrustedKey | undefined;
}

/** What a token must be, to be accepted. */
export interface VerifyOptions {
  keyring: Keyring;
  /** The one `iss` that is trusted. */
  issuer: string;
  /** Us: the name by which `aud` means this service. */
  audience: string;
  /** How far our clock and the issuer's may be apart, in seconds. */
  leeway: number;
  /** The time in milliseconds, as `Date.now` tells it. */
  now: () => number;
}

/** What a token that was accepted says, beside whatever else its payload holds. */
export interface Claims {
  [name: string]: unknown;
  iss: string;
  aud: string | string[];
  /** Seconds since 1970. */
  exp: number;
}

/** A token that is not accepted. The message is for our own log, not for whoever sent the token. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}
