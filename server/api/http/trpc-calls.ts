import type { RequestHandler } from 'express';
import { TOO_LARGE } from '../../errors.ts';
import { KEY_HEADER } from './idempotency-key.ts';
import { BODY_LIMIT, hasBody, refuse } from './security.ts';

/** Calls that one tRPC request may hold. */
const MOST_CALLS = 20;

/** What tRPC would take amiss, or refuse in words for programmers only (D1, D2). */
export const trpcCalls: RequestHandler = (req, res, next) => {
  if (req.path.split(/,|%2c/i).length > MOST_CALLS)
    return refuse(res, 400, 'BAD_REQUEST', 'One request may hold {most} calls at most.', {
      most: MOST_CALLS,
    });
  if (req.get(KEY_HEADER) !== undefined && /,|%2c/i.test(req.path))
    return refuse(
      res,
      400,
      'BAD_REQUEST',
      'An Idempotency-Key is for one change: please send one call only.',
    );
  // tRPC breaks the connection off once it has read too much, so its client might not get to see the answer.
  if (Number(req.headers['content-length']) > BODY_LIMIT)
    return refuse(res, 413, 'PAYLOAD_TOO_LARGE', TOO_LARGE);
  if (req.headers['content-encoding'] !== undefined)
    return refuse(res, 415, 'UNSUPPORTED_MEDIA_TYPE', 'Please send the body uncompressed.');
  if (!hasBody(req)) {
    // A call without input needs no body, but tRPC would look for JSON in it. Null stands for nothing (trpc.ts).
    req.body = null;
    req.headers['content-type'] = 'application/json';
  }
  next();
};
