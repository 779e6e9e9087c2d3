export { gradeClass, type GradeOptions } from './grade-class.ts';
export { readDecisions, type Decision } from './manual.ts';
export { findAllHanded } from './collect/find-handed.ts';
export type { Handed } from './collect/submission.ts';
export type { Progress } from './judging/judge-class.ts';
export { OtherEdition, workFor, type WorkerOptions } from './work-for.ts';
export { NothingToReplay, replay, type Replay } from './replay.ts';
export { Results } from './results/results.ts';
export { writeOutputs, type OutputOptions } from './export/write-outputs.ts';
