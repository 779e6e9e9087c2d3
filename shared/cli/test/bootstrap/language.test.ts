import { expect, test } from 'vitest';
import { languageOf } from '../../bootstrap/language.mjs';

const finnish = { LANG: 'fi_FI.UTF-8' };

test.each([
  ['a Finnish locale', [], finnish, 'fi'],
  ['a bare language', [], { LANG: 'fi' }, 'fi'],
  ['the C locale', [], { LANG: 'C.UTF-8' }, 'en'],
  ['another language that begins alike', [], { LANG: 'fil_PH' }, 'en'],
  ['LC_ALL over LANG', [], { ...finnish, LC_ALL: 'en_GB' }, 'en'],
  ['LC_MESSAGES over LANG', [], { LANG: 'en_GB', LC_MESSAGES: 'fi_FI' }, 'fi'],
  ['an empty LC_ALL as none', [], { ...finnish, LC_ALL: '' }, 'fi'],
  ['--lang over the locale', ['test', '--lang', 'en'], finnish, 'en'],
  ['another language', [], { LANG: 'sv_SE.UTF-8' }, 'en'],
  ['--lang with a language that is not there as none', ['--lang', 'sv'], finnish, 'fi'],
  ['--lang=fi', ['--lang=fi'], { LANG: 'en_GB' }, 'fi'],
  ['a --lang without its value as none', ['--lang'], finnish, 'fi'],
] as const)('hears %s', (_, args, env, expected) => {
  expect(languageOf([...args], env)).toBe(expected);
});
