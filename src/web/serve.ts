import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Failure } from '../ground/failures.ts';
import type { Settings } from '../ground/settings.ts';
import type { Door } from './app.ts';

/** A listening server. */
export interface Server {
  /** Where it answers, e.g. `http://127.0.0.1:4000`. */
  address: string;
  /** Takes no more requests, finishes those under way for at most five seconds, then closes. */
  close(): Promise<void>;
}

/** Listens on the settings' host and port. Throws `setting-invalid` when that cannot be had. */
export async function serve(app: Door, { host, port }: Settings): Promise<Server> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    { keepAliveTimeout: 65_000, requestTimeout: 0, headersTimeout: 60_000 },
    (request, response) => {
      if (!app.fromMemory(request, response)) void listener(request, response);
    },
  );
  await new Promise<void>((listening, refused) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const reason =
        cause.code === 'EADDRINUSE'
          ? 'another program listens there; choose another with FADELESS_PORT'
          : cause.message;
      refused(new Failure('setting-invalid', { name: 'port', value: `${host}:${port}`, reason }, { cause }));
    });
    server.listen(port, host, listening);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 5_000).unref();
      }),
  };
}
