export type { Activity } from './databases/activity.ts';
export { databaseFactory } from './databases/database-factory.ts';
export type { Database, DatabaseFactory } from './databases/database-factory.ts';
export { SchemaError } from './databases/schema-error.ts';
export { DatabaseUnavailable } from './errors.ts';
export type { UnavailableCode } from './errors.ts';
export { leaseServer } from './server/lease-server.ts';
export type { Server, ServerOptions } from './server/lease-server.ts';
