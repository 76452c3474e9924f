import type { LookupAddress } from 'node:dns';
import { type ClientRequest, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { z } from 'zod';
import { addressesOf, type Reach } from './target.ts';

/** From the lookup to the end of the answer. */
const TIMEOUT_MS = 10_000;
/** So much of an answer is read, and thrown away. */
const MOST_BYTES = 64 * 1024;

export interface Message {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export interface Outcome {
  isDelivered: boolean;
  responseStatus: number | null;
  /** A word such as `timeout`; null where it was delivered. */
  fault: string | null;
}

/**
 * Posts a message to one of the addresses that were just checked, and to no other: a name that means something else by the
 * time of the connection is not asked again (S45). Redirects are not followed. Never throws: what went wrong is a word.
 */
export const postTo = async (
  { url, headers, body }: Message,
  reach: Reach,
  timeoutMs = TIMEOUT_MS,
): Promise<Outcome> => {
  const signal = AbortSignal.timeout(timeoutMs);
  const target = new URL(url);
  const addresses = await within(signal, addressesOf(target, reach));
  if (typeof addresses === 'string') return failed(addresses);
  const open = target.protocol === 'https:' ? secure : plain;
  const length = Buffer.byteLength(body);
  const request = open(target, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'content-length': length },
    // A connection of its own, so that none is taken over that was opened to where the name led before.
    ...{ agent: false, signal, lookup: answering(addresses) },
  });
  return outcomeOf(request, body, signal);
};

const within = <T>(signal: AbortSignal, work: Promise<T>): Promise<T | 'timeout'> =>
  Promise.race([
    work,
    new Promise<'timeout'>(resolve =>
      signal.addEventListener('abort', () => resolve('timeout'), { once: true }),
    ),
  ]);

const answering =
  (addresses: LookupAddress[]): LookupFunction =>
  (_host, { all }, tell) => {
    const [first] = addresses;
    if (all || !first) tell(null, addresses);
    else tell(null, first.address, first.family);
  };

const Coded = z.object({ code: z.string() });

const failed = (fault: string, responseStatus: number | null = null): Outcome => ({
  ...{ isDelivered: false, responseStatus, fault },
});

const outcomeOf = (request: ClientRequest, body: string, signal: AbortSignal): Promise<Outcome> =>
  new Promise(resolve => {
    let status: number | undefined;
    // The status is the answer, however the rest of it ends.
    const settle = (fault: string) => {
      resolve(status === undefined ? failed(fault) : meaningOf(status));
      request.destroy();
    };
    request.on('error', error =>
      settle(signal.aborted ? 'timeout' : (Coded.safeParse(error).data?.code ?? 'connection lost')),
    );
    // Whatever a target does, its connection ends: of one that wants to speak another protocol Node tells nothing but that.
    request.on('close', () => settle('connection lost'));
    request.on('response', answer => {
      status = answer.statusCode ?? 0;
      let bytes = 0;
      const end = () => settle('connection lost');
      answer.on('close', end).on('error', end);
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes >= MOST_BYTES) end();
      });
    });
    request.end(body);
  });

const meaningOf = (status: number): Outcome => {
  if (status >= 200 && status < 300) return { isDelivered: true, responseStatus: status, fault: null };
  return failed(status >= 300 && status < 400 ? 'redirect' : 'status', status);
};
