import type { Maintenance } from './maintenance.ts';

/** One server as this process uses it, shared by all who lease it here. */
export interface Backend {
  /** PostgreSQL's version, such as `18.4`. */
  readonly version: string;
  readonly maintenance: Maintenance;
  /** The connection string of one of its databases; throws once the server is lost. */
  url(database: string): string;
  isLost(): boolean;
  close(): Promise<void>;
}
