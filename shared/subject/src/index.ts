export type { Driver } from './drivers/driver.ts';
export { bubblewrapDriver } from './drivers/bubblewrap.ts';
export { processDriver } from './drivers/process.ts';
export {
  DEPLOYMENT_FAILURES,
  FAILURE_KINDS,
  SubjectFailure,
  type FailureDetails,
  type FailureKind,
  type PlainError,
} from './failure.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export type { Needs } from './host-process.ts';
export { dropSpare, prepareSpare } from './spare.ts';
export { bubblewrapArguments, withoutNetwork } from './sandbox/bubblewrap.ts';
export { childrenOf, ownUsageOf, usageOf } from './sandbox/process-tree.ts';
export { trySandbox } from './sandbox/try-sandbox.ts';
export { SandboxUnavailable, sandboxPrograms, type SandboxPrograms } from './sandbox/programs.ts';
export { filesBelow, typeScriptBelow } from './files-below.ts';
export { isInside } from './is-inside.ts';
export { bundleOf } from './bundle/bundle-of.ts';
export { importFrom } from './host/import-from.ts';
export { importsParts, packagesOf } from './bundle/packages-of.ts';
export { Program, type ProgramOptions } from './program.ts';
export type { End } from './end.ts';
export type { TestRun, TestRunOptions } from './requests.ts';
export { Subject, type SubjectOptions } from './subject.ts';
export type { Tools } from './host/evaluate.ts';
export { within } from './within.ts';
