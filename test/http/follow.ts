import { once } from 'node:events';
import { type ClientRequest, type IncomingHttpHeaders, request } from 'node:http';
import { expect } from 'vitest';
import { LiveEvent } from '../../shared/clinic/live.ts';

/** What a server sent of a stream, block by block as it stands on the wire. */
interface Block {
  event?: string;
  id?: string;
  data?: string;
}

interface Wanted {
  host: string;
  cookie?: string;
  headers?: Record<string, string>;
  lastEventId?: string;
}

const blockOf = (text: string): Block =>
  Object.fromEntries(
    text.split('\n').map(line => [/^\w+/.exec(line)?.[0] ?? '', line.replace(/^\w+: ?/, '')]),
  );

/** Follows the changes of a clinic as a browser's EventSource does, until it is told to leave or the server ends it. */
export const follow = async (port: number, { host, cookie = '', headers = {}, lastEventId }: Wanted) => {
  const sent: ClientRequest = request({
    ...{ host: '127.0.0.1', port, agent: false, path: '/trpc/live.bookings?input=%7B%7D' },
    headers: {
      ...{ host, cookie, accept: 'text/event-stream', 'accept-encoding': 'gzip, br' },
      ...(lastEventId && { 'last-event-id': lastEventId }),
      ...headers,
    },
  });
  sent.end();
  const [answer] = await once(sent, 'response');
  const blocks: Block[] = [];
  let said = '';
  let hasEnded = false;
  answer.setEncoding('utf8');
  answer.on('data', (chunk: string) => {
    said += chunk;
    const parts = said.split('\n\n');
    said = parts.pop() ?? '';
    blocks.push(
      ...parts
        .map(part => part.replace(/^\n+/, ''))
        .filter(Boolean)
        .map(blockOf),
    );
  });
  const ended = new Promise<void>(resolve =>
    answer.on('close', () => {
      hasEnded = true;
      resolve();
    }),
  );
  // Whoever leaves resets the connection.
  answer.on('error', () => undefined);
  sent.on('error', () => undefined);
  const events = () =>
    blocks.flatMap(({ event, data }) =>
      event === undefined && data ? [LiveEvent.parse(JSON.parse(data))] : [],
    );
  return {
    status: answer.statusCode as number,
    headers: answer.headers as IncomingHttpHeaders,
    blocks,
    events,
    /** The ids of the bookings that it was told of, in order. */
    bookings: () =>
      events().flatMap(event => (event.kind === 'changes' ? event.changes.map(({ id }) => id) : [])),
    /** The code of the failure it ended with. */
    failure: (): unknown => {
      const error = blocks.find(({ event }) => event === 'serialized-error');
      return error && JSON.parse(error.data ?? '').data.code;
    },
    lastId: () => blocks.findLast(({ id }) => id)?.id,
    /** Waits until it was told of something. */
    hears: async (what: LiveEvent['kind']): Promise<void> => {
      await expect
        .poll(() => events().map(({ kind }) => kind), { timeout: 5000, interval: 5 })
        .toContain(what);
    },
    hearsOf: async (bookingId: string): Promise<void> => {
      await expect
        .poll(() => events(), { timeout: 5000, interval: 5 })
        .toContainEqual({
          kind: 'changes',
          changes: expect.arrayContaining([expect.objectContaining({ id: bookingId })]),
        });
    },
    ended,
    hasEnded: () => hasEnded,
    leave: () => sent.destroy(),
  };
};
