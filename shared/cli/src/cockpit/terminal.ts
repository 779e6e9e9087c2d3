import { emitKeypressEvents, createInterface } from 'node:readline';
import { createLogUpdate } from 'log-update';
import type { Context } from '../context.ts';
import type { Cockpit } from './cockpit.ts';
import { actionOf, type Key } from './keys.ts';
import { newLines } from './plain-lines.ts';
import type { CockpitState } from './state.ts';
import { cockpitScreen } from './view.ts';

/** Something that shows states and hears a person. */
export interface Front {
  show(state: CockpitState): void;
  /** Resolves when the person wants to leave. */
  attend(cockpit: Cockpit): Promise<void>;
  close(): void;
}

/** A terminal whose screen is redrawn in place, and whose keys act at once. */
export function terminalFront(context: Context): Front {
  const { stdin, stdout } = process;
  const draw = createLogUpdate(stdout, { showCursor: false });
  let last: CockpitState | undefined;
  let onKey: ((text: string, key: Key) => void) | undefined;
  const redraw = (): void => {
    if (!last) return;
    const { columns, rows } = stdout;
    draw(cockpitScreen(last, context, { columns, rows }).join('\n'));
  };
  stdout.on('resize', redraw);
  return {
    show(state) {
      last = state;
      redraw();
    },
    async attend(cockpit) {
      emitKeypressEvents(stdin);
      stdin.setRawMode(true);
      stdin.resume();
      return new Promise((resolve) => {
        onKey = (_text, key) => {
          const action = actionOf(key, cockpit.state.panel);
          if (action === 'quit') resolve();
          else void cockpit.act(action);
        };
        stdin.on('keypress', onKey);
        process.once('SIGTERM', resolve);
        process.once('SIGHUP', resolve);
      });
    },
    close() {
      if (onKey) stdin.off('keypress', onKey);
      stdin.setRawMode(false);
      stdin.pause();
      stdout.off('resize', redraw);
      draw.done();
    },
  };
}

/** Lines, one under the other, and letters followed by Enter: for screen readers and dumb terminals. */
export function plainFront(context: Context): Front {
  const lines = createInterface({ input: process.stdin });
  let last: CockpitState | undefined;
  return {
    show(state) {
      const news = newLines(last, state, context);
      last = state;
      if (news.length > 0) context.print(...news);
    },
    async attend(cockpit) {
      return new Promise((resolve) => {
        lines.on('line', (line) => {
          // Enter alone is a key too.
          const name = line.trim().toLowerCase() || 'enter';
          const action = actionOf({ name }, cockpit.state.panel);
          if (action === 'quit') resolve();
          else void cockpit.act(action);
        });
        lines.once('close', resolve);
      });
    },
    close: () => lines.close(),
  };
}
