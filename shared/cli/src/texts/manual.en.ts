import type { ManualFaultTexts } from '../teacher/manual-fault.ts';

/** What is wrong with a teacher's decisions; the file and the line stand before it. */
export const manualEn: ManualFaultTexts = {
  'no-yaml': ({ detail }) => `cannot be read as YAML (${detail}). Correct it.`,
  'no-list': () => 'must be a list of decisions, each beginning with "- student:".',
  'unknown-key': ({ key }) =>
    `"${key}" means nothing here. Choose from student, exercise, points, reached, grade, reason.`,
  'wrong-value': ({ key }) =>
    ({
      student: 'student must be an id. Put it in quotes.',
      exercise: 'exercise must be a full id, such as 03-rest/01-crud.',
      points: 'points must be a number from 0.',
      reached: 'reached must be true or false.',
      grade: 'grade must be a whole number from 0 (below the lowest) to 5.',
      reason: 'the reason is missing. The student reads it.',
    })[key],
  'exercise-or-grade': () =>
    'tell either an exercise with its points or reached, or a grade, and not both.',
  'nothing-decided': () => 'tell the points, or whether the exercise is reached.',
  'too-many-points': ({ exercise, max }) => `${exercise} gives at most ${max} points. Lower them.`,
  'decided-twice': ({ student, before }) =>
    `the same of ${student} is decided on line ${before} already. Put both into one decision.`,
};
