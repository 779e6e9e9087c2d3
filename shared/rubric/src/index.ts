export { CONNECTIONS } from '@course/subject/connections';
export { expect } from 'vitest';
export type { Connect, ConnectOptions, Refusal } from './suite/fixtures/connect.ts';
export type { Deployment } from './suite/fixtures/deployment.ts';
export type { Trial } from './suite/deployment/trial-internet.ts';
export type { Fixtures } from './suite/fixtures/fixtures.ts';
export type { JudgeDatabase } from './suite/fixtures/judge-database.ts';
export type { Peer } from './suite/fixtures/peer.ts';
export { rubric, type Criterion, type RubricOptions } from './suite/criterion.ts';
