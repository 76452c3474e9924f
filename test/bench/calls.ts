import type { Call } from './load.ts';
import type { Stage, Wish } from './stage.ts';

/** A procedure of MedFlow as a signed-in browser calls it; `input` in the address for queries, in the body for mutations. */
const procedure = (
  { clinic, env, sessions }: Stage,
  client: number,
  path: string,
  input: object,
  method: Call['method'] = 'GET',
): Call => {
  const json = JSON.stringify(input);
  const { token, signature } = sessions[client % sessions.length] ?? {};
  const headers = {
    host: `${clinic.slug}.${env.domain}`,
    cookie: `medflow=${token}; tenant_sig=${signature}`,
  };
  return method === 'GET'
    ? { method, headers, path: `/trpc/${path}?input=${encodeURIComponent(json)}` }
    : {
        method,
        headers: { ...headers, 'content-type': 'application/json' },
        path: `/trpc/${path}`,
        body: json,
      };
};

export const query = (stage: Stage, path: string, input: object, client = 0): Call =>
  procedure(stage, client, path, input);

export const mutation = (stage: Stage, path: string, input: object, client = 0): Call =>
  procedure(stage, client, path, input, 'POST');

/** What the bare server is asked, by the address alone. */
export const bareQuery = (path: string): Call => ({ method: 'GET', path, headers: {} });

export const bareBooking = ({ clinic, actor }: Stage, wish: Wish): Call => ({
  method: 'POST',
  path: '/bookings',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ tenant: clinic.id, actor: actor.userId, ...wish }),
});

export const bareIssue = ({ clinic, actor }: Stage, id: string): Call => ({
  method: 'POST',
  path: '/invoices',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ tenant: clinic.id, actor: actor.userId, id }),
});
