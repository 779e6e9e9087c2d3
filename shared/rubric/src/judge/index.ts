export { SandboxUnavailable } from '@course/subject';
export { openConfinement, type Confinement, type OpenConfinement } from './confinement.ts';
export { Judge, SuiteError, type JudgeOptions, type JudgeSettings } from './judge.ts';
export { TypeChecker } from './type-checker.ts';
