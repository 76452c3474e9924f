import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import type { Message } from '../../../shared/i18n/translate.ts';
import { refuse } from './security.ts';

/**
 * While it lasts, connections stay open and every new call is told to come again: a call that is on its way when we hang up
 * would get no answer at all. Clients that are at work ask again much sooner than this.
 */
const FAREWELL_MS = 250;
/** How long calls under way may take to finish once the server is asked to stop (F5). */
const DRAIN_MS = 10_000;

const STOPPING: Message = 'MedFlow is stopping here. Nothing was done; please try again in a moment.';

/** New calls on connections that are still open, once the server has begun to stop (R2). */
export const refuseWhileDraining =
  (lifecycle: { draining: boolean }): RequestHandler =>
  (_req, res, next) => {
    if (!lifecycle.draining) return next();
    res.setHeader('retry-after', '1');
    refuse(res, 503, 'SERVICE_UNAVAILABLE', STOPPING);
  };

/** What every answer under way is told when the server begins to stop. */
const BEGUN = 'medflow stopping';

/** Aborted once the server begins to stop: an answer that would go on for ever has to end itself. */
export const stoppingOf = (res: ServerResponse, lifecycle: { draining: boolean }): AbortSignal => {
  if (lifecycle.draining) return AbortSignal.abort();
  const stopping = new AbortController();
  res.once(BEGUN, () => stopping.abort());
  return stopping.signal;
};

/** Stops a server without cutting a call off: answers under way are finished, each the last one of its connection. */
export const drainable = (server: Server): (() => Promise<void>) => {
  const underWay = new Map<Socket, Set<ServerResponse>>();
  let isDraining = false;
  const isLast = (res: ServerResponse) => {
    if (!res.headersSent) res.setHeader('connection', 'close');
  };
  server.on('connection', (socket: Socket) => {
    underWay.set(socket, new Set());
    socket.once('close', () => underWay.delete(socket));
  });
  server.prependListener('request', ({ socket }: IncomingMessage, res: ServerResponse) => {
    if (isDraining) isLast(res);
    underWay.get(socket)?.add(res);
    res.once('close', () => {
      underWay.get(socket)?.delete(res);
      // Its head may have gone out before anybody knew that it would be the last.
      if (isDraining && !underWay.get(socket)?.size) socket.destroySoon();
    });
  });
  return async () => {
    isDraining = true;
    for (const answers of underWay.values())
      for (const res of answers) {
        isLast(res);
        res.emit(BEGUN);
      }
    if (underWay.size > 0) await wait(FAREWELL_MS);
    const closed = new Promise<void>(resolve => server.close(() => resolve()));
    // Node would wait for connections that have never said anything.
    for (const [socket, answers] of underWay) if (answers.size === 0) socket.destroySoon();
    if ((await Promise.race([closed, wait(DRAIN_MS, 'late', { ref: false })])) === 'late')
      server.closeAllConnections();
    await closed;
  };
};
