export { Judge, SuiteError, type JudgeOptions } from './judge.ts';
export { TypeChecker } from './type-checker.ts';
