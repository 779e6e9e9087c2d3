import { expect, test } from 'vitest';
import type { Subject } from '@course/subject';
import { KeptSubjects, type Kept } from '../src/suite/kept-subjects.ts';

/** A subject of which nothing matters but whether it lives. */
function keep(removed: string[], name: string): { kept: Kept; die: () => void } {
  const state = { alive: true };
  const subject = {
    get alive() {
      return state.alive;
    },
    stop: async () => {
      state.alive = false;
    },
  };
  return {
    kept: { subject: subject as Subject, remove: () => void removed.push(name) },
    die: () => (state.alive = false),
  };
}

test('what goes with a subject goes too when the subject died by itself', async () => {
  const removed: string[] = [];
  const subjects = new KeptSubjects();
  const [first, second] = [keep(removed, 'first'), keep(removed, 'second')];
  await subjects.get('victim', async () => first.kept);
  first.die();
  const again = await subjects.get('victim', async () => second.kept);
  expect({ again: again === second.kept.subject, removed }).toEqual({
    again: true,
    removed: ['first'],
  });
  await subjects.stop();
  expect(removed).toEqual(['first', 'second']);
});
