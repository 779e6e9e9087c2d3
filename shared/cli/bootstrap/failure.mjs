/**
 * A failure of the machine or its surroundings, with what to do about it. Its message is written
 * for the learner, so it is shown without a stack.
 */
export class EnvironmentFailure extends Error {
  /**
   * @param {string} message
   * @param {string} [details] the last lines of the tool that failed
   */
  constructor(message, details = '') {
    super(message);
    this.name = 'EnvironmentFailure';
    this.details = details;
  }
}

/** The person asked the set-up to stop. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`);
    this.name = 'Interrupted';
    this.signal = signal;
  }
}

const NETWORK_ERRORS =
  'ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|' +
  'ERR_SOCKET_TIMEOUT|ERR_PNPM_META_FETCH_FAIL|ERR_PNPM_FETCH_5\\d\\d|UND_ERR_\\w*TIMEOUT';

/** The first that fits is told, so a cause stands before what it causes. */
const SYMPTOMS = /** @type {const} */ ([
  ['diskFull', /ENOSPC|EDQUOT|no space left/i],
  ['lockfileOutOfDate', /ERR_PNPM_(OUTDATED_LOCKFILE|LOCKFILE_CONFIG_MISMATCH|NO_LOCKFILE)/],
  ['notAllowed', /\b(EACCES|EPERM|EROFS)\b/],
  ['certificate', /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_(HAS_EXPIRED|UNTRUSTED)/],
  ['refused', /ERR_PNPM_FETCH_4\d\d|\bE4(01|03|04)\b/],
  ['offline', new RegExp(`\\b(${NETWORK_ERRORS})\\b`)],
]);

/**
 * What went wrong, as a key of the texts, read from what npm, pnpm or the file system said.
 *
 * @param {string} output
 */
export function diagnose(output) {
  return SYMPTOMS.find(([, pattern]) => pattern.test(output))?.[0] ?? 'installFailed';
}
