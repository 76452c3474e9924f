import type { AnyRouter } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
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
  const json = JSON.stringify(input);
  const url = new URL(`http://${host}/trpc/${path}`);
  if (type === 'query' && json !== undefined) url.searchParams.set('input', json);
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: json ?? 'null' };
  const response = await fetchRequestHandler({
    endpoint: '/trpc',
    router,
    req: new Request(url, type === 'query' ? {} : post),
    createContext: () => ({ ...context, credentials: { ...context.credentials, requestId: 'proof' } }),
  });
  return { status: response.status, body: await response.text() };
};
