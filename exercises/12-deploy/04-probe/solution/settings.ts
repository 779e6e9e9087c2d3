/** What makes this deployment this one. */
export interface Identity {
  /** The id of the commit that runs: 40 hexadecimal digits. */
  commit: string;
  /** The private half of the deployment's key: PKCS #8, DER, base64. */
  privateKey: string;
}

/** What the environment decides. */
export interface Settings extends Identity {
  /** `HOST`: the address to listen on. A platform's edge comes from outside, so there it is 0.0.0.0. */
  host: string;
  /** `PORT`: the platform says which. */
  port: number;
}

/**
 * Reads the settings.
 *
 * @param env such as `process.env`
 * @throws RangeError when one is missing or cannot be right
 */
export function settingsFrom(env: NodeJS.ProcessEnv): Settings {
  return {
    host: env.HOST ?? '127.0.0.1',
    port: Number(matching(env, 'PORT', /^\d{1,5}$/)),
    commit: matching(env, 'COMMIT_ID', /^[0-9a-f]{40}$/),
    privateKey: matching(env, 'PROBE_PRIVATE_KEY', /^[A-Za-z0-9+/]+=*$/),
  };
}

function matching(env: NodeJS.ProcessEnv, name: string, pattern: RegExp): string {
  const text = env[name] ?? '';
  // The value stays untold: one of these is a secret.
  if (!pattern.test(text)) throw new RangeError(`${name} is missing, or not of the right form.`);
  return text;
}
