import { expect, test } from 'vitest';
import { chooseLanguage, languageArgument } from '../src/language.ts';

test.each([
  [{ LANG: 'fi_FI.UTF-8' }, 'fi'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'sv_SE.UTF-8' }, 'en'],
  [{ LC_ALL: 'fi_FI', LANG: 'en_US' }, 'fi'],
  [{ LC_MESSAGES: 'fi', LANG: 'en_US' }, 'fi'],
])('the locale %j speaks %s', (environment, language) => {
  expect(chooseLanguage(undefined, environment)).toBe(language);
});

test('the language that was asked for wins', () => {
  expect(chooseLanguage('en', { LANG: 'fi_FI' })).toBe('en');
});

test.each([
  [['test', '--lang', 'fi'], 'fi'],
  [['--lang=fi', 'list'], 'fi'],
  [['--lang', 'xx'], undefined],
  [['list'], undefined],
])('the arguments %j ask for %s', (argv, language) => {
  expect(languageArgument(argv)).toBe(language);
});
