import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { Message } from '../../../shared/i18n/translate.ts';
import { isLoopback, isPublic } from './public-address.ts';

/** Which kind of address, or of lookup, forbids a target. */
export type TargetFault = 'not https' | 'no such host' | 'not a public address';

/** Looks up every address of a name. */
type Resolve = (host: string) => Promise<LookupAddress[]>;

export interface Reach {
  /** Whether the machine itself may be a target, over plain http too: in development and in tests only. */
  allowsLoopback: boolean;
  resolve?: Resolve;
}

const everyAddress: Resolve = host => lookup(host, { all: true, verbatim: true });

/**
 * The addresses that a target may be connected to, looked up anew. One that is not public refuses them all, whatever the
 * name and its spelling, and so does a name that cannot be looked up (S45).
 */
export const addressesOf = async (
  url: URL,
  { allowsLoopback, resolve = everyAddress }: Reach,
): Promise<LookupAddress[] | TargetFault> => {
  if (url.protocol !== 'https:' && !(allowsLoopback && url.protocol === 'http:')) return 'not https';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  // What goes wrong there is not told apart: the clinic is told nothing of our name servers.
  const found = family ? [{ address: host, family }] : await resolve(host).catch(() => []);
  if (found.length === 0) return 'no such host';
  if (allowsLoopback && found.every(({ address }) => isLoopback(address))) return found;
  if (url.protocol !== 'https:') return 'not https';
  return found.every(({ address }) => isPublic(address)) ? found : 'not a public address';
};

const sentences: Record<TargetFault, Message> = {
  'not https': 'Please enter a URL that begins with https://.',
  'no such host': 'There is no server of this name. Please check the URL.',
  'not a public address':
    'This URL does not belong to the public internet, and MedFlow sends nothing to any other.',
};

/** Why a target is not accepted, for whoever enters it. */
export const inWords = (fault: TargetFault): Message => sentences[fault];
