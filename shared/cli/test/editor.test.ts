import { expect, test } from 'vitest';
import { chosenEditor, needsTerminal } from '../src/editor.ts';

test.each([
  [{ EDITOR: 'vi', npm_config_editor: 'vi' }, undefined],
  [{ EDITOR: 'vi' }, 'vi'],
  [{ EDITOR: 'nano', npm_config_editor: 'nano' }, 'nano'],
  [{ EDITOR: 'vi', npm_config_editor: 'vi', VISUAL: 'code' }, 'code'],
  [{ EDITOR: 'code', VISUAL: '' }, 'code'],
  [{}, undefined],
])('of %j the editor %s is a person’s choice', (environment, editor) => {
  expect(chosenEditor(environment)).toBe(editor);
});

test.each(['vi', 'vim', '/usr/bin/vim.tiny', 'nvim -p', 'nano', 'micro', 'hx', 'pico'])(
  '%s needs the terminal',
  (editor) => {
    expect(needsTerminal(editor, { DISPLAY: ':0' })).toBe(true);
  },
);

test.each(['code', 'code --wait', '/usr/bin/gvim', 'subl', 'idea', 'zed'])(
  '%s has a window of its own',
  (editor) => {
    expect(needsTerminal(editor, {})).toBe(false);
  },
);

test('emacs has a window, unless it is told not to', () => {
  expect(needsTerminal('emacs', { DISPLAY: ':0' })).toBe(false);
  expect(needsTerminal('emacs -nw', { DISPLAY: ':0' })).toBe(true);
  expect(needsTerminal('emacsclient -t', { DISPLAY: ':0' })).toBe(true);
});
