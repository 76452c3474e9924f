import cluster from 'node:cluster';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerClientErrors } from './api/http/client-errors.ts';
import { drainable } from './api/http/draining.ts';
import type { Env } from './env.ts';
import type { Lifecycle } from './operations/health.ts';
import { StartupError } from './startup-error.ts';

export interface Serving {
  port: number;
  /** Refuses new work, lets running calls finish, then closes. */
  stop(): Promise<void>;
}

/** Listens with the time-outs that keep a slow client from holding a connection (D4). */
export const serve = async (
  app: RequestListener,
  env: Pick<Env, 'host' | 'port'>,
  lifecycle: Lifecycle,
): Promise<Serving> => {
  const hosts = env.host === 'localhost' ? ['127.0.0.1', '::1'] : [env.host];
  const servers: Server[] = [];
  const drains: (() => Promise<void>)[] = [];
  for (const host of hosts) {
    const port = servers[0] ? portOf(servers[0]) : env.port;
    const server = await listen(app, host, port);
    if (!server) continue;
    servers.push(server);
    drains.push(drainable(server));
  }
  const [first] = servers;
  if (!first)
    throw new StartupError(`MedFlow cannot listen on ${env.host}: this machine has no such address.`);
  return {
    port: portOf(first),
    async stop() {
      lifecycle.draining = true;
      await Promise.all(drains.map(drain => drain()));
    },
  };
};

/** Of a server that listens on TCP. */
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/**
 * The kernel deals connections out to the processes of a group where it can. Node's own dealing hands each over by a message,
 * and what is on its way to a process that dies hangs for ever.
 */
const sharesPort = cluster.isWorker && process.platform === 'linux';

/** An address of another machine, a family that this one lacks, a name that leads nowhere. */
const notHere = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENOTFOUND', 'EAI_AGAIN']);

/** Null where the machine lacks the address family, such as IPv6 in some containers. */
const listen = (app: RequestListener, host: string, port: number): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer(
      // Node looks for late clients every 30 seconds unless told otherwise, which would make ten seconds forty.
      {
        headersTimeout: 10_000,
        requestTimeout: 30_000,
        keepAliveTimeout: 65_000,
        connectionsCheckingInterval: 2000,
        // The app refuses a request without a host in words (refuseForwardedHosts).
        requireHostHeader: false,
      },
      app,
    );
    answerClientErrors(server);
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (notHere.has(String(error.code))) resolve(null);
      else if (error.code === 'EADDRINUSE')
        reject(
          new StartupError(
            `Port ${port} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
          ),
        );
      else if (error.code === 'EACCES')
        reject(
          new StartupError(`Port ${port} is reserved for the system. Choose another: PORT=3000 npm start`),
        );
      else reject(error);
    });
    server.listen({ port, host, reusePort: sharesPort }, () => resolve(server));
  });
