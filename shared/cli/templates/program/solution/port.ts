/**
 * The port that the environment asks for.
 *
 * @param text the variable `PORT`; 3000 when it is not set
 * @returns a port, or 0 which lets the system choose one
 * @throws RangeError when it is not a whole number from 0 to 65535, written in digits alone
 */
export function portFrom(text = '3000'): number {
  const port = Number(text);
  // Number alone would also take '', '1e3' and '0x50'.
  if (!/^\d+$/.test(text) || port > 65_535) {
    throw new RangeError(`PORT must be a whole number from 0 to 65535, not "${text}".`);
  }
  return port;
}
