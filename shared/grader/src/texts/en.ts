import type { Failure } from '@course/rubric/report';
import { durationParts } from './duration-parts.ts';
import type { Refusal, Result, Review, Unreached } from '../results/results.ts';

/** What the teacher's outputs say, in English. The other languages have the same shape. */
export const en = {
  status: {
    missing: 'Nothing was handed in.',
    untouched: 'This is still the starter.',
    judged: 'Judged.',
    'not-judged': 'This could not be judged. Your teacher looks into it.',
  } satisfies Record<Result['status'], string>,
  notFetched: (why: string) => `Nothing could be judged, since ${why}. Your teacher looks into it.`,
  unreached: {
    'not-a-folder': 'the folder of this hand-in is no folder of its own',
    unreadable: 'the file or folder of this hand-in could not be read',
    'not-fetched': 'the repository could not be fetched',
    'no-such-commit': 'the repository does not have the commit that was named',
  } satisfies Record<Unreached['reason'], string>,
  reached: 'reached',
  notReached: 'not reached',
  notLoaded: 'The code could not be loaded, so nothing could be tried',
  guard: 'must hold',
  hidden: 'hidden inputs',
  bonus: 'extra',
  flaky: 'passed in one run and failed in another; the better one counts',
  late: (hours: number, keeps: number) =>
    `Handed in ${duration(hours)} after the deadline: ${percent(keeps)} of the points are left.`,
  lateFor: (hours: number) => `Handed in ${duration(hours)} after the deadline.`,
  tooLate: 'That is too late for the exercise to be reached.',
  manual: (reason: string) => `Decided by the teacher: ${reason}`,
  points: (points: number, max: number) => `${number(points)}/${max} points`,
  seed: 'seed',
  noSandbox:
    'Graded without a sandbox: the code that was handed in could reach this machine and forge verdicts. Do not give out these grades.',

  kinds: {
    'type-error': 'type error',
    'syntax-error': 'syntax error',
    'threw-at-import': 'threw while it was loaded',
    'missing-file': 'file missing',
    'missing-export': 'export missing',
    exited: 'process ended',
    crashed: 'process crashed',
    'unhandled-rejection': 'unhandled rejection',
    'out-of-memory': 'out of memory',
    'too-many-processes': 'too many processes',
    killed: 'process was killed',
    'hung-at-import': 'hung while it was loaded',
    hung: 'endless loop',
    'never-settled': 'promise never settles',
    'no-answer': 'no answer',
    'never-listened': 'never listened',
    'never-exited': 'never exited',
    threw: 'unexpected error',
    'no-app': 'no app returned',
    'wrong-status': 'wrong status',
    'wrong-header': 'wrong header',
    'wrong-body': 'wrong body',
    'wrong-result': 'wrong result',
    'no-message': 'message missing',
    'socket-closed': 'socket closed',
    'socket-refused': 'socket refused',
    'socket-open': 'socket left open',
    'socket-accepted': 'socket not refused',
    'transaction-open': 'transaction left open',
    'too-large': 'result too large',
    'wrong-file': 'wrong file',
    'not-deployed': 'not deployed',
    'wrong-address': 'wrong address',
    'not-public': 'address not public',
    unreachable: 'unreachable',
    'bad-certificate': 'bad certificate',
    'scenario-error': 'fault of the rubric',
    environment: 'fault of the machine',
  } satisfies Record<Failure['kind'], string>,

  refusals: {
    'not-editable': 'not a file to be changed',
    'symbolic-link': 'symbolic link',
    'not-a-file': 'not a regular file',
    'path-climbs-out': 'path leads out of the submission',
    'names-differ-in-case': 'name differs from another one in case only',
    'too-large': 'too large',
    'too-many-files': 'too many files',
    'not-text': 'not text',
    unreadable: 'could not be read',
    'no-exercise': 'holds no exercise: exercises/<chapter>/<exercise>/src is expected',
    'no-zip': 'not a readable zip archive',
    'no-commit': 'the repository has no commit',
    'no-commit-in-time': 'the repository has no commit from before the deadline',
    'too-many-entries': 'holds too many files: hand in without node_modules',
    'unknown-exercise':
      'no exercise lies here. Check the names of its folders; the nearest, if any:',
    'another-copy': 'another copy of an exercise; the outermost was taken:',
  } satisfies Record<Refusal['reason'], string>,

  reviews: {
    flaky: 'flaky',
    'not-judged': 'not judged',
    'not-fetched': 'not fetched',
    'nothing-taken': 'nothing could be taken',
    misplaced: 'work misplaced',
    refused: 'files refused',
    similar: 'similar code',
    'same-deployment': 'same deployment',
  } satisfies Record<Review['kind'], string>,

  page: {
    skip: 'Skip to the content',
    grade: 'Grade',
    noGrade: 'below 1',
    openGrade: 'still open',
    student: 'Student',
    exercise: 'Exercise',
    exercises: 'Exercises',
    state: 'State',
    pointsHeading: 'Points',
    criterion: 'Criterion',
    advice: 'Where to look',
    reason: 'Reason',
    detail: 'Detail',
    file: 'File',
    students: 'Students',
    overridden: (grade: string, reason: string) =>
      `The teacher set this grade; the verdicts alone would give ${grade}. ${reason}`,
  },

  learner: {
    title: (name: string) => `Feedback for ${name}`,
    facts: (reached: number, attempted: number, all: number) =>
      `${reached} of ${all} ${all === 1 ? 'exercise' : 'exercises'} reached, ${attempted} attempted`,
    overview: 'All exercises',
    refused: 'Files that were not taken',
    refusedNote: 'The rest was graded without them.',
    passed: 'passed',
    failed: 'failed',
    untried: 'not tried',
    marks: 'What was tried',
    failures: 'What to mend',
  },

  teacher: {
    title: (course: string) => `Results: ${course}`,
    contents: 'Contents',
    gradedAt: 'Graded',
    edition: 'Edition',
    sandbox: 'Sandbox',
    nothing: 'Nothing.',
    grades: 'Grades',
    gradesCaption: 'How many students got which grade',
    count: 'Students',
    share: 'Share',
    reachedMedian: (middle: string, all: number) =>
      `Half of the students have reached at least ${middle} of ${all} ${all === 1 ? 'exercise' : 'exercises'}.`,
    map: 'Students and exercises',
    mapCaption:
      'Each cell: a mark, and the points. ✓ reached, ◐ attempted, ○ still the starter, – nothing handed in, ? could not be judged. A ~ after it: flaky.',
    marks: {
      reached: 'reached',
      attempted: 'attempted',
      untouched: 'starter',
      missing: 'missing',
      'not-judged': 'not judged',
      flaky: 'flaky',
    },
    scroll: 'Table of students and exercises; scroll it sideways',
    mistakes: 'What most got wrong',
    mistakesCaption:
      'The criteria that failed most often among the students whose code was judged and could be loaded',
    failedShare: 'Failed',
    failures: 'How',
    criteria: 'Criteria',
    criteriaNote:
      'Discrimination is the point-biserial correlation between passing the criterion and all other points: from 0.3 on it tells strong work from weak, about 0 it does not, and below 0 those with fewer points pass it more often, so look at the criterion. It is given from ten judged students on.',
    reachedBy: (reached: number, judged: number) => `reached by ${reached} of ${judged} judged`,
    passedBy: 'Passed',
    discrimination: 'Discrimination',
    separates: { well: 'well', little: 'a little', not: 'not', reversed: 'reversed' },
    review: 'To review',
    reviewCaption: 'Who should be looked at before grades are given out, and why',
    similar: 'Similar code',
    similarNote:
      'Close beyond the starter and the known solutions. This is a hint, no proof: read both passages, and hear both students.',
    similarPair: (share: number) => `${percent(share)} of the shorter one`,
    refused: 'Refused files',
    refusedCaption: 'What was handed in and not taken; the rest was graded',
  },
  number,
  percent,
};

/** The shape of all that is said. */
export type Texts = typeof en;

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** In the two largest units that say something. */
function duration(hours: number): string {
  return durationParts(hours)
    .map(({ count, unit }) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ');
}

/** @param share from 0 to 1 */
function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
