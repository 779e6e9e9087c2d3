import type { RequestListener, Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { describeFailure, HostFailure } from './errors.ts';
import type { LoadedModule } from './load.ts';

// Not by an import statement: see light-http.ts. A module without an app does not need it at all.
const http = (): typeof import('node:http') => process.getBuiltinModule('node:http');

/** An app that listens. */
export interface Served {
  port: number;
  close(): void;
}

/**
 * Builds the student's app with `createApp` and lets it listen on a free port of the loopback
 * interface. `createApp` returns a request listener (an Express app is one) or an `http.Server`,
 * or a promise of either.
 *
 * @param dependencies what `createApp` is called with
 * @param folder the absolute folder of the student's code
 * @throws HostFailure `missing-export`, `threw` or `no-app`
 */
export async function serve(
  module: LoadedModule,
  dependencies: Record<string, unknown>,
  folder: string,
): Promise<Served> {
  const createApp = module.createApp;
  if (typeof createApp !== 'function') {
    throw new HostFailure('no-app', { actual: inspect(createApp, { depth: 0 }) });
  }
  const server = toServer(
    await build(createApp as (input: unknown) => unknown, dependencies, folder),
  );
  if (!server.listening) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function build(
  createApp: (input: unknown) => unknown,
  dependencies: Record<string, unknown>,
  folder: string,
): Promise<unknown> {
  try {
    return await createApp(dependencies);
  } catch (thrown) {
    const failure = describeFailure('threw', thrown, folder);
    throw new HostFailure(failure.kind, { ...failure.details, name: 'createApp' });
  }
}

function toServer(app: unknown): Server {
  if (app instanceof http().Server) return app;
  if (typeof app === 'function') return http().createServer(app as RequestListener);
  throw new HostFailure('no-app', { actual: inspect(app, { depth: 0 }) });
}
