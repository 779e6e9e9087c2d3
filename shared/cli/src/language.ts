import { LANGUAGES, type Language } from '@course/rubric/course';

/**
 * The language to speak: the one asked for with `--lang`, else the locale's, else English.
 *
 * @param asked the value of `--lang`, already checked
 * @param environment variables, of which POSIX names `LC_ALL`, `LC_MESSAGES` and `LANG`, in this order
 */
export function chooseLanguage(
  asked: Language | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Language {
  if (asked) return asked;
  const { LC_ALL, LC_MESSAGES, LANG } = environment;
  // Windows sets none of the three; there Node knows the locale.
  const locale = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return LANGUAGES.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en';
}

/** The value of `--lang` in the arguments, wherever it stands, if it is a language of ours. */
export function languageArgument(argv: readonly string[]): Language | undefined {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const value = argv[at]?.split('=')[1] ?? argv[at + 1];
  return at < 0 ? undefined : LANGUAGES.find((language) => language === value);
}
