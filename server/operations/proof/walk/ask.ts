import type { AnyRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { z } from 'zod';
import type { ClinicFacts } from '../../../access/clinics/clinics.ts';
import type { Fixture } from './fixture.ts';
import type { Procedure } from './procedures.ts';

export interface Answer {
  status: number;
  body: string;
}

/** Who asks, at which clinic's door. */
interface Asker {
  fixture: Fixture;
  router: AnyRouter;
  of: ClinicFacts;
  token: string;
}

let asked = 0;

/** A network of its own for each call: visitors of a clinic's page are counted by theirs, and the walk is no flood. */
const nextNetwork = (): string => {
  asked += 1;
  return `10.${(asked >> 8) & 255}.${asked & 255}.1`;
};

/**
 * Asks as a member whose session this is, and answers what would go over the wire. The request id is always the same, so
 * that two answers can be compared.
 */
export const ask = async (
  { fixture, router, of, token }: Asker,
  { path, type }: Procedure,
  input: unknown,
): Promise<Answer> => {
  const host = fixture.hostOf(of);
  const context = fixture.contextWith(host, token);
  const credentials = { ...context.credentials, requestId: 'proof', address: nextNetwork() };
  const json = JSON.stringify(input);
  const url = new URL(`http://${host}/trpc/${path}`);
  if (type !== 'mutation' && json !== undefined) url.searchParams.set('input', json);
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: json ?? 'null' };
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    router,
    req: new Request(url, type === 'mutation' ? post : {}),
    createContext: () => ({ ...context, credentials }),
  });
  return type === 'subscription'
    ? firstOf(response)
    : { status: response.status, body: await response.text() };
};

const Failure = z.object({ data: z.object({ httpStatus: z.int() }) });

/** What a stream says first, its failure included: that comes with the status of a success. */
const firstOf = async ({ status, body }: Response): Promise<Answer> => {
  let said = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    said += chunk;
    // The first block only says that it is connected.
    const block = said.split(/\n\n+/)[1];
    const [, data] = /^data: (.*)$/m.exec(block ?? '') ?? [];
    if (!block || !said.endsWith('\n\n') || data === undefined) continue;
    if (!block.includes('event: serialized-error')) return { status, body: data };
    return { status: Failure.parse(JSON.parse(data)).data.httpStatus, body: data };
  }
  return { status: 500, body: said };
};
