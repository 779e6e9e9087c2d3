/**
 * Whether a folder of an exercise holds code of the course's own, which no student has written and
 * nobody has deployed.
 *
 * @param folder its path in the exercise's folder, such as `alternatives/by-hand`
 */
export function isOwnCode(folder: string): boolean {
  return /^(solution|alternatives)([\\/]|$)/.test(folder);
}
