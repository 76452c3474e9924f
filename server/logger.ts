import { join } from 'node:path';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import type { Env } from './env.ts';
import { RotatingFile } from './rotating-file.ts';
import type { WorkTrail } from './work-trail.ts';

export type Log = pino.Logger;

/** Where the log of a development server lies: its terminal belongs to the person who started it. */
export const logFile = (env: Env): string => join(env.dataDir, 'medflow.log');

/**
 * Structured logs, on stdout but in development. What could hold a person's data or a secret is never handed to it;
 * redaction is the net below.
 */
export const createLog = (env: Env): Log =>
  pino(options(env), env.mode === 'development' ? new RotatingFile(logFile(env)) : pino.destination(1));

const options = (env: Env): pino.LoggerOptions => ({
  level: env.logLevel,
  // Of several processes that write to one place, one may be the one that fails.
  base: { service: 'medflow', pid: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token', 'input', '*.input'],
    remove: true,
  },
});

/** Filters and searches name people, and the addresses of calendars and of the till are secrets (S35). */
const pathOf = (url: string): string | undefined =>
  url.split('?')[0]?.replace(/^(\/(?:feeds|till)\/).*/is, '$1…');

/** An answer, and on whose behalf it was given. */
type Traced = { locals?: { trail?: WorkTrail } };

/** One line a request: path without its query, because filters and searches name people; clinic and user by their ids. */
export const requestLog = (log: Log) => {
  const withTrail = (res: Traced, said: object) => ({ ...res.locals?.trail, ...said });
  return pinoHttp({
    customSuccessObject: (_req, res, said: object) => withTrail(res as Traced, said),
    customErrorObject: (_req, res, _error, said: object) => withTrail(res as Traced, said),
    logger: log,
    quietReqLogger: true,
    customLogLevel: (_req, res, error) =>
      error || res.statusCode >= 500 ? 'error' : res.statusCode === 403 ? 'warn' : 'info',
    serializers: {
      req: ({
        id,
        method,
        url,
        headers,
      }: {
        id: string;
        method: string;
        url: string;
        headers: { host?: string };
      }) => ({
        id,
        method,
        path: pathOf(url),
        host: headers.host,
      }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      // A message may quote a value; the kind and code of an error do not.
      err: (error: { type?: string; name?: string; code?: unknown }) => ({
        type: error.type ?? error.name,
        code: error.code,
      }),
    },
  });
};
