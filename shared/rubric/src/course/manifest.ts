import { DEFAULT_LIMITS } from '@course/subject';
import { z } from 'zod';
import { Text } from './text.ts';

/** The guard that every exercise has: the code type-checks. No suite declares it. */
export const TYPE_GUARD = 'type-checks';

const Id = z
  .string()
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens');

const Criterion = z.strictObject({
  points: z.int().positive(),
  title: Text,
  /** Told when the criterion fails, beside what was seen: where to look, in the words of a teacher. */
  advice: Text,
  /** Scored, but not needed to reach the exercise. */
  bonus: z.boolean().default(false),
});

const Guard = z.strictObject({ title: Text, advice: Text });

/** `exercise.yaml`: what is said of an exercise; its suite says how each criterion is tried. */
export const Manifest = z.strictObject({
  title: Text,
  /**
   * How the student's code is run. `module`: its functions are called. `app`: `createApp` is
   * served. `program`: `main.ts` is started. `exploit`: an app to mend, and an attack on it.
   * `suite`: the student writes tests. `url`: `createApp` is served, and the deployed app at the
   * address that `deployment.json` names is asked.
   */
  lane: z.enum(['module', 'app', 'program', 'exploit', 'suite', 'url']),
  /** The module that is loaded, in the student's folder. */
  entry: z.string().regex(/\.ts$/),
  /** The file to write first, where that is not the entry. */
  begin: z.string().regex(/\.ts$/).optional(),
  /** Exploit lane: the module that holds the student's attack. */
  attack: z.string().regex(/\.ts$/).optional(),
  hours: z.number().positive(),
  /** From 1, a first step, to 5. */
  difficulty: z.int().min(1).max(5),
  /** Codes of the outcomes of the course description that it serves. */
  outcomes: z.array(z.string().regex(/^[A-Z]$/)).min(1),
  /** Exercises that are best done before, such as `03-rest/01-crud`. */
  requires: z.array(z.string()).default([]),
  /** The files of `src/` that a student hands in, as patterns; the others stay the course's own. */
  editable: z.array(z.string()).min(1).default(['**/*.ts', '**/*.sql', '**/*.graphql']),
  /** A file of SQL in the exercise's folder: each criterion gets a fresh database made from it. */
  database: z.string().optional(),
  limits: z
    .strictObject({
      load: z.int().positive().default(DEFAULT_LIMITS.load),
      answer: z.int().positive().default(DEFAULT_LIMITS.answer),
      memory: z.int().positive().default(DEFAULT_LIMITS.memory),
      output: z.int().positive().default(DEFAULT_LIMITS.output),
      processes: z.int().positive().default(DEFAULT_LIMITS.processes),
      files: z.int().positive().default(DEFAULT_LIMITS.files),
    })
    .default(DEFAULT_LIMITS),
  /** From easy to subtle: students meet them in this order. */
  criteria: z.record(Id, Criterion),
  /** Criteria of `test/hidden.test.ts`, which only the teacher's edition has. */
  hidden: z.record(Id, Criterion).default({}),
  /** No points; they must hold to reach the exercise. */
  guards: z.record(Id, Guard).default({}),
  /** From a nudge to nearly the answer. */
  hints: z.array(Text).min(1),
});
export type Manifest = z.infer<typeof Manifest>;

/** The file of `src/` that a student writes first: what is opened, and named where no other is. */
export function firstFile({ begin, entry }: Manifest): string {
  return begin ?? entry;
}

/** One scored or guarding behaviour, as suites, reports and screens know it. */
export interface CriterionInfo {
  id: string;
  role: 'criterion' | 'guard';
  hidden: boolean;
  bonus: boolean;
  points: number;
  title: Text;
  advice: Text;
}

const TYPE_GUARD_INFO: CriterionInfo = {
  id: TYPE_GUARD,
  role: 'guard',
  hidden: false,
  bonus: false,
  points: 0,
  title: { en: 'The code type-checks', fi: 'Koodi läpäisee tyyppitarkistuksen' },
  advice: {
    en: 'TypeScript found a mistake before the code ran. Start with the first line: later ones often follow from it.',
    fi: 'TypeScript löysi virheen ennen kuin koodi ajettiin. Aloita ensimmäisestä rivistä: muut johtuvat usein siitä.',
  },
};

/** All criteria and guards of an exercise, in the order in which they are shown. */
export function criteriaOf(manifest: Manifest): CriterionInfo[] {
  return [
    ...Object.entries(manifest.criteria).map(([id, criterion]) => scored(id, criterion, false)),
    ...Object.entries(manifest.hidden).map(([id, criterion]) => scored(id, criterion, true)),
    ...Object.entries(manifest.guards).map(([id, { title, advice }]) => ({
      ...TYPE_GUARD_INFO,
      id,
      title,
      advice,
    })),
    TYPE_GUARD_INFO,
  ];
}

function scored(id: string, criterion: z.infer<typeof Criterion>, hidden: boolean): CriterionInfo {
  return { id, role: 'criterion', hidden, ...criterion };
}

/** The points that all criteria give together. */
export function maxPoints(manifest: Manifest): number {
  return criteriaOf(manifest).reduce((sum, { points }) => sum + points, 0);
}
