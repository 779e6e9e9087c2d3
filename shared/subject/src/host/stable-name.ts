/**
 * The name by which a test is known from run to run: an address in it, which is another one in each
 * run, is told by the name of its variable.
 *
 * @param environment the environment variables of the run
 */
export function stableName(name: string, environment: Readonly<Record<string, string>>): string {
  const addresses = Object.entries(environment).filter(([, value]) => URL.canParse(value));
  return addresses.reduce((text, [key, value]) => text.replaceAll(value, `$${key}`), name);
}
