/** The module that is measured; the config of the bench says which file it is. */
declare module '@bench/student' {
  import type { RequestListener } from 'node:http';

  export function createApp(dependencies: object): RequestListener;
}
