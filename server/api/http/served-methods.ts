import type { RequestHandler, Response } from 'express';
import { NOT_SERVED } from '../../errors.ts';
import { refuse } from './security.ts';

/** What addresses of ours are asked with; OPTIONS by browsers, before they let a page of elsewhere call. */
export const servedMethods = ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'OPTIONS'];

/** 405 in words, and what would be answered instead (RFC 9110, 15.5.6). */
export const refuseMethod = (res: Response, allowed: readonly string[]): void => {
  res.setHeader('allow', allowed.join(', '));
  refuse(res, 405, 'METHOD_NOT_SUPPORTED', NOT_SERVED);
};

/** Before anything else: what follows may stumble over a method such as TRACE, which `fetch` refuses to speak of (AT11). */
export const onlyMethods =
  (methods: readonly string[]): RequestHandler =>
  (req, res, next) =>
    methods.includes(req.method) ? next() : refuseMethod(res, methods);
