export { gradeClass, type GradeOptions } from './grade-class.ts';
export { gradeOf, type Grading, type Need, type Standing } from './grade.ts';
export { readDecisions, type Decision } from './manual.ts';
export { findAllHanded } from './collect/find-handed.ts';
export type { Handed } from './collect/submission.ts';
export type { Progress } from './judging/judge-class.ts';
export { Results } from './results/results.ts';
