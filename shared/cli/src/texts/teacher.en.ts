import type { HandedFaultTexts } from '../teacher/handed-fault.ts';
import { manualEn } from './manual.en.ts';

/** What is wrong with what was named as a class; the file and the line stand before it. */
const handed: HandedFaultTexts = {
  missing: () => 'is not there. Correct the path.',
  unreadable: ({ detail }) => `cannot be read as a table (${detail}). Save it as CSV again.`,
  'not-utf-8': () => 'is not in UTF-8. Save it again as CSV with the encoding UTF-8.',
  'no-class': () => 'is neither a folder, nor a zip, nor a roster (.csv).',
  'no-student': () => 'holds no student. A folder or a zip for each is expected in it.',
  twice: ({ id }) => `${id} is there twice. Name each student in one place only.`,
  'unknown-column': ({ column, columns }) =>
    `there is no column "${column}". Choose from ${columns.join(', ')}.`,
  'no-id': () => 'the id is missing. Every student needs one.',
  'several-places': () => 'folder, zip and git exclude each other. Leave two of them empty.',
  'no-time': ({ column, value }) =>
    `${column} "${value}" is no point in time. Write it as 2026-10-11T23:59:00+03:00.`,
  'listed-twice': ({ id, before }) => `${id} is on line ${before} already. Remove one of them.`,
};

/** What the teacher's commands say in English. */
export const teacherEn = {
  handed,
  manual: manualEn,
  line: (file: string, line: number) => `${file}, line ${line}`,
  help: {
    publish: 'publish the student edition, without solutions and hidden inputs',
    publishFolder: 'a new folder, or the repository that was published before',
    grade: 'grade a class',
    submissions: 'a folder with a folder or zip for each student, zips, or a roster (.csv)',
    out: 'folder for the tables and the report',
    only: 'only these exercises, by any part of their names',
    jobs: 'how many are judged at a time; one more than there are cores unless told',
    gradeSeed: 'what hidden inputs are drawn from',
    gradeFresh: 'judge again what is known already',
    databaseUrl: 'a PostgreSQL database for the verdicts, which other machines can reach too',
    manual: 'your own scores and overrides (YAML); manual.yaml in the folder of --out unless told',
    worker: 'help another machine to grade a class, until stopped',
    workerDatabaseUrl: 'the database that the grading machine uses',
    replay: 'judge a submission again as a grading judged it, and compare',
    replayStudent: "the student's id",
    replayOut: 'the folder that the grading wrote',
    replayExercise: 'any unambiguous part of the exercise’s name',
    noSandbox: 'run the code unconfined: it can then forge its verdict, and read your files',
  },
  worker: {
    ready: (edition: string, jobs: number) =>
      `Ready for work, ${jobs} at a time. Edition ${edition}. Ctrl+C ends it.`,
    stopping: 'Finishing what was begun …',
    otherEdition: (own: string, wanted: string) =>
      `This machine has the edition ${own} of the course, but the class is graded with ${wanted}. Bring both to the same commit.`,
  },
  replay: {
    same: 'Every criterion is judged as before.',
    differs: (id: string, passed: boolean) =>
      `${id} ${passed ? 'passes now, and failed before' : 'fails now, and passed before'}.`,
    otherEdition: 'The course has changed since: a difference may come from there.',
    nothing: (student: string, exercise: string) =>
      `The grading has no verdict on ${exercise} by ${student}.`,
    noResults: (file: string) => `${file} is no result of a grading. Name its folder with --out.`,
  },
  grade: {
    collected: (students: number, exercises: number) =>
      `${students} ${students === 1 ? 'student' : 'students'}, ${exercises} ${exercises === 1 ? 'exercise' : 'exercises'}`,
    unsafe:
      'Without a sandbox, the code of each student can do all that you can: forge verdicts, read files, use the network.',
    progress: (done: number, all: number, rate: string, left: string) =>
      `${done}/${all} judged, ${rate} a second, ${left}`,
    secondsLeft: (seconds: number) =>
      seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} min left`,
    judged: (all: number, known: number, seconds: string) =>
      `${all} ${all === 1 ? 'judging' : 'judgings'}, ${known} of them known before, in ${seconds} s`,
    grades: 'Grade   students',
    none: 'none',
    open: 'open',
    review: (count: number) =>
      count === 0
        ? 'Nothing needs a second look.'
        : `${count} ${count === 1 ? 'student needs' : 'students need'} a second look: see the report.`,
    notFetched: (count: number) =>
      `The work of ${count} ${count === 1 ? 'student' : 'students'} could not be fetched, and the report says why. Correct the path, address or commit in the roster, or see that the host answers, and run the command again.`,
    notJudged: (count: number) =>
      `${count} ${count === 1 ? 'submission' : 'submissions'} to an exercise could not be judged. Run the command again; what is known stays.`,
    passedOver: (names: string[]) =>
      `Passed over, since it is neither a folder nor a zip: ${names.join(', ')}`,
    written: (folder: string) => `Written to ${folder}`,
    noDecisions: (file: string) => `${file} is not there. Correct the path after --manual.`,
    stranger: (file: string, name: string) =>
      `${file} names ${name}, which is neither handed in nor an exercise. Correct the name.`,
    interrupted: 'Interrupted. Run the same command again to go on; what is known stays.',
    noneMatches: (name: string) => `No exercise is called "${name}". npx course list shows all.`,
  },
  publish: {
    done: (folder: string, files: number, commit: string) =>
      `The student edition is in ${folder}: ${files} files, commit ${commit}.\nPush it to where your students fork or clone it from:\n  git -C ${folder} remote add origin <address>     once\n  git -C ${folder} push origin main`,
    same: (folder: string) => `Nothing has changed since ${folder} was published.`,
    faults: {
      'inside-the-course': (folder: string) =>
        `${folder} lies in the course itself. Choose a folder outside of it.`,
      'not-a-folder': (folder: string) =>
        `${folder} is no folder, or lies in what is none. Choose a new folder.`,
      'not-empty': (folder: string) =>
        `${folder} is not empty, and no repository. Choose a new folder, or the one that you published into before.`,
      uncommitted: (folder: string) =>
        `${folder} has changes that are not committed. Commit or discard them first: git -C ${folder} status`,
      'not-an-edition': (folder: string) =>
        `The newest commit in ${folder} is not one that publish made, and what it holds would be overwritten. Choose a new folder, or a clone of what you published before, without commits of its own.`,
    },
  },
};
