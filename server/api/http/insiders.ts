import { timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { Request } from 'express';
import ipaddr from 'ipaddr.js';
import { isPlatformHost } from '../../access/clinics/platform-host.ts';
import { hashToken } from '../../secrets.ts';
import { bearerOf } from './cookies.ts';

const neighbours = new Set(['loopback', 'private', 'uniqueLocal', 'linkLocal', 'carrierGradeNat']);

/** Whether an address lies in the own machine or network. */
const isNear = (address: string | undefined): boolean =>
  address !== undefined && ipaddr.isValid(address) && neighbours.has(ipaddr.process(address).range());

/** At the platform's own host or at no name at all, as Prometheus asks; never at a clinic's, whose visitors are strangers. */
const isOurs = ({ hostname }: Request, domain: string): boolean =>
  hostname === 'localhost' ||
  isPlatformHost(hostname, domain) ||
  isIP((hostname ?? '').replace(/^\[|\]$/g, '')) > 0;

/**
 * Whether somebody may see metrics and what is down: with the token where there is one, else from the own network only, and
 * not through a proxy that nobody named as trusted, behind which everybody seems near (AP9).
 */
export const insiders =
  (domain: string, token: string | undefined) =>
  (req: Request): boolean => {
    if (!isOurs(req, domain)) return false;
    if (token) return timingSafeEqual(hashToken(bearerOf(req) ?? ''), hashToken(token));
    const isPassedOn = req.headers['x-forwarded-for'] !== undefined || req.headers.forwarded !== undefined;
    const isBelieved = req.ip !== req.socket.remoteAddress;
    return isNear(req.ip) && (!isPassedOn || isBelieved);
  };
