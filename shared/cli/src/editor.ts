import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { firstFile, type Exercise } from '@course/rubric/course';
import launchEditor from 'launch-editor';

/** How long an editor may take to fail, in milliseconds: one that started says nothing. */
const PATIENCE = 400;

/** Editors that take the terminal for themselves. */
const IN_TERMINAL: ReadonlySet<string> = new Set(
  'ed ex elvis hx helix jed joe jmacs kak mcedit mg micro nano ne nvi nvim pico rnano rvim tilde vi view vim vimdiff vis'.split(
    ' ',
  ),
);

/** Emacs opens a window, unless it is told not to or there is no screen for one. */
const NO_WINDOW = /^(-nw|-t|-tty|--no-window-system|--tty|--terminal.*)$/;

/** The file that a student edits first. */
export function mainFile({ folder, manifest }: Exercise): string {
  return join(folder, 'src', firstFile(manifest));
}

/**
 * Opens a file in the student's editor: the one in `$VISUAL` or `$EDITOR`, else one that runs. An
 * editor that needs the terminal is never started: the terminal is the cockpit's, and both would read
 * the keys.
 *
 * @returns whether an editor was opened
 */
export async function openInEditor(file: string): Promise<boolean> {
  const editor = chosenEditor(process.env) ?? runningEditor();
  if (editor === undefined || needsTerminal(editor, process.env)) return false;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), PATIENCE);
    launchEditor(file, editor, () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
}

/** The editor that a person has chosen, if they have: npm sets `EDITOR=vi` for those who have not. */
export function chosenEditor(environment: NodeJS.ProcessEnv): string | undefined {
  const { VISUAL, EDITOR, npm_config_editor: npms } = environment;
  return VISUAL || (EDITOR === 'vi' && npms === 'vi' ? undefined : EDITOR || undefined);
}

/** Whether an editor, as it stands in `$EDITOR`, draws in the terminal in which it is started. */
export function needsTerminal(editor: string, environment: NodeJS.ProcessEnv): boolean {
  const [program = '', ...flags] = editor.trim().split(/\s+/);
  const name = basename(program)
    .replace(/\.exe$/i, '')
    .replace(/\.(tiny|basic|nox|gtk3?)$/, '');
  if (!/^emacs(client)?(-nox)?$/.test(name)) return IN_TERMINAL.has(name);
  const { DISPLAY, WAYLAND_DISPLAY } = environment;
  const hasScreen = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
  return name.endsWith('-nox') || !hasScreen || flags.some((flag) => NO_WINDOW.test(flag));
}

/** An editor that runs already, as far as launch-editor knows it. */
function runningEditor(): string | undefined {
  const guess = createRequire(import.meta.url)('launch-editor/guess') as () => (string | null)[];
  return guess()[0] ?? undefined;
}
