/** @typedef {'en' | 'fi'} Language */

/**
 * The language to speak: `--lang fi` among the arguments, else the locale of the environment in
 * POSIX order of precedence, else the operating system's own (Windows sets no such variable). Who asks
 * for a language that is not there is told so in that of the locale.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} env
 * @returns {Language}
 */
export function languageOf(args, env) {
  const asked = askedFor(args);
  if (asked === 'en' || asked === 'fi') return asked;
  const locale =
    env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^fi(?![a-z])/i.test(locale) ? 'fi' : 'en';
}

/** @param {string[]} args */
function askedFor(args) {
  const at = args.indexOf('--lang');
  if (at !== -1) return args[at + 1];
  const joined = args.find((arg) => arg.startsWith('--lang='));
  return joined && joined.slice('--lang='.length);
}
