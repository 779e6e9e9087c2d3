import { failureTexts } from '@course/rubric/telling';
import { errorsEn } from './errors.en.ts';
import { teacherEn } from './teacher.en.ts';

/** Everything that `course` says, in English. The other languages have the same shape. */
export const en = {
  help: {
    description: 'The exercises of the course: work on them, and have them judged.',
    lang: 'language of the messages: en or fi (otherwise your locale)',
    help: 'show this help',
    helpCommand: 'show the help of a command',
    version: 'show the version',
    placeholders: {
      options: 'options',
      command: 'command',
      language: 'language',
      exercise: 'exercise',
      exercises: 'exercises',
      file: 'file',
      arguments: 'arguments',
      folder: 'folder',
      seed: 'seed',
      times: 'times',
      lane: 'lane',
      number: 'number',
      url: 'url',
      submissions: 'submissions',
      student: 'student',
      'chapter/name': 'chapter/name',
    },
    headings: {
      'Usage:': 'Usage:',
      'Arguments:': 'Arguments:',
      'Options:': 'Options:',
      'Commands:': 'Commands:',
      'Global Options:': 'Options of every command:',
    },
    exercise: 'any unambiguous part of its name, or nothing for the folder you stand in',
    exercises: 'parts of their names, or whole chapters such as 05-graphql; without any, all',
    start: 'work on the exercises: watch, judge at every save, explain (the same as npm start)',
    startAt: 'which one to begin with; the first that you have not reached unless told',
    list: 'show all exercises, your progress, and the grade it would give',
    test: 'judge an exercise once',
    run: 'run your code to try it by hand, with a fresh database where it needs one',
    runFile: 'the file to run, such as src/main.ts (unless told: that one)',
    runArguments: 'what the program gets on its command line',
    watch: 'start again at every save',
    hint: 'show the next hint of an exercise',
    solution: 'show how the model solution differs from your code',
    reset: 'put the starter back; your code is kept as a backup',
    open: 'open an exercise in your editor',
    setup: 'set everything up and do no more',
    update: 'may also change the lockfile',
    doctor: 'look whether everything works on this machine',
    new: 'for authors: lay out a new exercise',
    check: 'for authors: prove that rubrics judge rightly',
    json: 'print JSON',
    plain: 'no colours, no redrawing; for screen readers and logs',
    trace: 'show stack traces',
    seed: 'draw random inputs from this seed, as a report recorded it',
    attempted: 'every exercise that you have begun',
    junit: 'also write the verdicts as JUnit XML',
    explainAll: 'explain every failure, not only the first',
    all: 'show all hints',
    repeat: 'how many times the solution must earn everything',
    fresh: 'believe no earlier result',
    accept: 'record src/ as the starter, after you changed it on purpose',
    code: 'judge another folder of the exercise, such as solution',
    lane: 'how its code is run: module (unless told), app or program',
    newExercise: 'its chapter, number and name, such as 03-rest/08-my-exercise',
    exitCodes: 'Exit codes: 0 reached, 1 not reached, 2 wrong usage, 3 the environment fails.',
  },

  errors: errorsEn,

  exercise: {
    of: (reached: number, all: number) => `${reached} of ${all} reached`,
    about: (hours: number) => `about ${hours} h`,
    points: (points: number, max: number) => `${points}/${max} points`,
    reached: 'Reached!',
    guardFails: 'All points, but something that must hold does not.',
    notLoaded: 'Your code could not be loaded, so nothing could be tried',
    moreFailed: (count: number, command: string) =>
      `${count} more failed. To see them all: ${command}`,
    moreInCockpit: (at: number, all: number) => `${at} of ${all} failures; e explains the next one`,
    stuck: (command: string) => `Stuck? ${command}`,
    notReached: 'Not reached yet.',
    bonus: 'extra',
    guard: 'must hold',
    hidden: 'hidden inputs',
    judging: 'judging …',
    judged: (time: string) => `judged in ${time} s`,
    seed: (seed: string) => `seed ${seed}`,
    readme: (path: string) => `The task: ${path}`,
    edit: (path: string) => `Your code: ${path}`,
    files: (file: string, folder: string) => `README.md and ${file} in ${folder}`,
    notBegun: (readme: string, file: string) =>
      `Not begun yet. Read the task in ${readme}, write your code in ${file}, and save.`,
    explainAnyway: 'e explains what fails now',
    next: 'Next: press n, or edit the next exercise.',
  },

  failure: failureTexts('en'),
  teacher: teacherEn,

  cockpit: {
    keys: {
      hint: 'hint',
      next: 'next',
      previous: 'previous',
      list: 'list',
      choose: 'choose',
      open: 'open',
      solution: 'solution',
      reset: 'reset',
      explain: 'explain next',
      rerun: 'judge again',
      scroll: 'scroll',
      back: 'back',
      quit: 'quit',
    },
    hint: (number: number, all: number) => `Hint ${number} of ${all}`,
    lastHint: 'That was the last hint.',
    confirmReset:
      'Put the starter back? Your code is kept as a backup. y does it, any other key does not.',
    resetReached: 'You have reached this exercise; with the starter it is not reached.',
    wasReset: (backup: string) =>
      `The starter is back. Your code is in ${backup}: to have it again, copy its files into src/.`,
    opened: (file: string) => `Opened ${file}`,
    openYourself: (file: string) => `Open this file in your editor: ${file}`,
    solutionLocked: 'The solution opens when you have reached the exercise.',
    noTerminal: 'No terminal here: judged once. In a terminal, every save is judged.',
    trouble: (message: string) => `${message}\nr tries again.`,
    plainKeys: (keys: string) => `Type a letter and press Enter: ${keys}.`,
    bye: 'See you soon!',
    more: (lines: number) => `${lines} more ${lines === 1 ? 'line' : 'lines'} below`,
  },

  run: {
    running: (file: string) => `Running ${file}. Ctrl+C stops it.`,
    database: (url: string) => `A fresh database, removed at the end: ${url}`,
    silent: 'It ended without printing anything. console.log shows what you want to see.',
    noFile: (id: string, file: string) => `${id} has no file ${file}.`,
  },

  test: {
    nothingBegun: 'No exercise has been begun yet.',
    noSuchFolder: (folder: string, exercise: string) =>
      `--code: there is no folder ${folder} in ${exercise}. Name a folder of the exercise, such as solution; code from elsewhere must be copied there first, because it finds its packages nowhere else.`,
    attemptedAlone:
      '--attempted judges src/ of every exercise that you have begun: leave out the exercise, --code and --json.',
  },

  hint: {
    next: (command: string) => `The next hint: ${command}`,
    title: (number: number, all: number, title: string) => `Hint ${number} of ${all}: ${title}`,
    last: 'That was the last hint. Ask for all of them with --all.',
  },

  reset: {
    done: (id: string) => `${id}: the starter is back.`,
    backup: (path: string) =>
      `Your code is in ${path}: to have it again, copy its files into src/.`,
    same: (id: string) => `${id} is as it was given; there is nothing to reset.`,
  },

  solution: {
    same: 'Your code is the same as the solution.',
    legend: '− your code   + the solution',
  },

  list: {
    grade: (grade: number) => `This would give grade ${grade}.`,
    noGrade: 'This would not give a grade yet.',
    needs: (grade: number, what: string) => `Grade ${grade} needs ${what}.`,
    reachedShare: (percent: number) => `${percent} % of the exercises reached`,
    attemptedAll: 'every exercise attempted',
    gate: (id: string) => `${id} reached`,
    state: { reached: 'reached', attempted: 'attempted', untouched: 'not begun' },
    stale: 'changed since it was judged',
    here: 'you are here',
  },

  doctor: {
    fine: 'Everything works.',
    broken: (count: number) => `${count} ${count === 1 ? 'thing does' : 'things do'} not work.`,
    mend: 'Mend:',
    checks: {
      node: 'Node',
      packages: 'Packages',
      course: 'Course',
      types: 'TypeScript compiler',
      subject: 'A process for your code',
      database: 'PostgreSQL',
      sandbox: 'Sandbox, to grade a class',
    },
    found: {
      exercises: (count: number) => `${count} ${count === 1 ? 'exercise' : 'exercises'}`,
      mistake: 'finds a deliberate mistake',
      answer: (milliseconds: string) => `answers in ${milliseconds} ms`,
    },
    mends: {
      node: 'Start the command with npm start or npx course: they bring the right Node.',
      packages: 'Run npm start once while you are online.',
      course: 'Mend the file that is named, or clone the course again.',
      types: 'Delete the folder node_modules and run npm start.',
      subject:
        'Restart the computer; if that does not help, delete node_modules and run npm start.',
      database:
        'Look into the log, .course/postgres.log, or set DATABASE_URL to a server of your own.',
      sandbox:
        'Only needed to grade a class. On Debian or Ubuntu: sudo apt-get install bubblewrap. If it is installed, user namespaces may be switched off: see docs/teacher-guide.md.',
    },
  },

  new: {
    done: (folder: string) =>
      `Laid out ${folder}. It passes npx course check as it is; now make it yours.`,
    exists: (folder: string) => `${folder} is there already.`,
    badName: (name: string) =>
      `"${name}" is not a name such as 03-rest/08-my-exercise, in a chapter of course.yaml.`,
    nameTaken: (name: string, folder: string) =>
      `${folder} is called ${name} already. Choose another name: people find an exercise by it.`,
    installing: 'Adding it to the workspace …',
    notAdded: (folder: string, fault: string, command: string) =>
      `${folder} is laid out, but could not be added to the workspace:\n${fault}\n\nWhen that is mended, run: ${command}`,
    next: (name: string) =>
      [
        `npx course test ${name}                      the starter: 0 points`,
        `npx course test ${name} --code solution      the solution: all of them`,
        `npx course check ${name} --accept-starter    when you have changed src/`,
        `npx course check ${name}                     the whole proof`,
      ].join('\n'),
  },

  check: {
    proving: (done: number, all: number) => `${done}/${all} proofs`,
    proofs: (repeat: number, alternatives: number, mutants: number) =>
      `starter, solution ×${repeat}, ${alternatives} ${alternatives === 1 ? 'alternative' : 'alternatives'}, ${mutants} ${mutants === 1 ? 'mutant' : 'mutants'}`,
    cached: 'unchanged since it was proven',
    passed: (passed: number, failed: number) => `${passed} passed, ${failed} failed`,
    accepted: (id: string) => `${id}: src/ is recorded as the starter.`,
  },
};

/** The shape of all that is said. */
export type Texts = typeof en;
