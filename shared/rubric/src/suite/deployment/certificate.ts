/** A certificate and its private key, in PEM. */
export interface Certificate {
  certificate: string;
  key: string;
}

const made = new Map<string, Promise<Certificate>>();

/**
 * A certificate that signs itself. It is made once in a process, and its key is never written
 * anywhere.
 *
 * @param names that it is made out to
 */
export async function certificateFor(names: readonly string[]): Promise<Certificate> {
  const known = made.get(names.join()) ?? make(names);
  made.set(names.join(), known);
  return known;
}

async function make(names: readonly string[]): Promise<Certificate> {
  // Only trials need it: students are spared its loading.
  const { generate } = await import('selfsigned');
  const subject = [{ name: 'commonName', value: names[0] ?? '' }];
  const altNames = names.map((value) => ({ type: 2 as const, value }));
  const { cert: certificate, private: key } = await generate(subject, {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [{ name: 'subjectAltName', altNames }],
  });
  return { certificate, key };
}
