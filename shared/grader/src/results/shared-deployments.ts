import type { CodeFiles, Course } from '@course/rubric/course';
import { z } from 'zod';
import type { Submission } from '../collect/submission.ts';
import { looseJson } from '../loose-json.ts';
import type { Review } from './results.ts';

const DEPLOYMENT_FILE = 'deployment.json';

const Stated = z.object({ address: z.string(), publicKey: z.string() }).partial();
type Field = keyof z.infer<typeof Stated>;

/** What no two students have in common, in the one form of it that all spellings lead to. */
const OWN: Record<Field, (text: string) => string | undefined> = {
  address: (text) => URL.parse(text)?.hostname.replace(/\.$/, ''),
  publicKey: (text) => Buffer.from(text, 'base64').toString('hex'),
};

/** How many of those who share something are named. */
const NAMED = 5;

interface Statement {
  exercise: string;
  field: Field;
  value: string;
  submission: Submission;
}

/**
 * Finds students who state the same deployment: an app at the address proves that it holds a key,
 * and not that the key is one student's alone.
 *
 * @returns what is to be looked at, by submission; those who share nothing are left out
 */
export function sharedDeployments(
  { exercises }: Course,
  submissions: readonly Submission[],
): Map<Submission, Review[]> {
  const deployed = exercises.filter(({ manifest }) => manifest.lane === 'url');
  const statements = deployed.flatMap(({ id: exercise }) =>
    submissions.flatMap((submission) =>
      statedIn(submission.code.get(exercise)).map(([field, value]): Statement => ({
        exercise,
        field,
        value,
        submission,
      })),
    ),
  );
  const bySame = Map.groupBy(statements, ({ exercise, field, value }) =>
    [exercise, field, value].join(' '),
  );
  const reviews = new Map<Submission, Review[]>();
  for (const same of bySame.values()) {
    for (const { exercise, field, submission } of same) {
      const others = same.filter((other) => other.submission !== submission);
      if (others.length === 0) continue;
      const detail = `${field}: ${named(others)}`;
      const known = reviews.get(submission) ?? [];
      reviews.set(submission, [...known, { kind: 'same-deployment', exercise, detail }]);
    }
  }
  return reviews;
}

function statedIn(files: CodeFiles = {}): [Field, string][] {
  const stated = Stated.safeParse(looseJson(files[DEPLOYMENT_FILE])).data ?? {};
  return Object.entries(OWN).flatMap(([name, normal]) => {
    const field = name as Field;
    const value = normal(stated[field] ?? '');
    return value ? [[field, value]] : [];
  });
}

function named(statements: readonly Statement[]): string {
  const ids = statements.slice(0, NAMED).map(({ submission }) => submission.student.id);
  return statements.length > NAMED ? `${ids.join(', ')} … (${statements.length})` : ids.join(', ');
}
