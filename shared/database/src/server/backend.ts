import type { Login } from '../databases/roles.ts';
import type { Maintenance } from './maintenance.ts';

/** One server as this process uses it, shared by all who lease it here. */
export interface Backend {
  /** PostgreSQL's version, such as `18.4`. */
  readonly version: string;
  readonly maintenance: Maintenance;
  /**
   * The connection string of one of its databases, for this process's own user unless a login is
   * given; throws once the server is lost.
   */
  url(database: string, login?: Login): string;
  isLost(): boolean;
  close(): Promise<void>;
}
