// A day at the desk through the typed client: sign in, find a patient, look for a free time, book, cancel, sign out.
//   node docs/examples/client.ts [http://sunrise.localhost:3000] [e-mail] [password]
import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { createTRPCClient, httpBatchLink, TRPCClientError } from '@trpc/client';
import type { AppRouter } from '../../server/router.ts';

const [
  ,
  ,
  clinic = 'http://sunrise.localhost:3000',
  email = 'staff@sunrise.demo',
  password = 'demo-clinic-2026',
] = process.argv;
const door = new URL(clinic);
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** The session cookie: a browser keeps it by itself, a program has to. */
let cookie: string | undefined;

/**
 * `fetch` may neither set the Host header nor does every resolver know *.localhost, so this knocks at 127.0.0.1 and names
 * the clinic. For a clinic with a real domain use the global `fetch` and add the cookie to the `headers` of the link.
 */
const knock: typeof fetch = async (input, init) => {
  const { pathname, search } = new URL(input instanceof Request ? input.url : input);
  const host = door.hostname.endsWith('localhost') ? '127.0.0.1' : door.hostname;
  const sent = request({
    host,
    port: door.port || 80,
    path: pathname + search,
    method: init?.method ?? 'GET',
  });
  for (const [name, value] of new Headers(init?.headers)) sent.setHeader(name, value);
  sent.setHeader('host', door.host);
  if (cookie) sent.setHeader('cookie', cookie);
  sent.end(init?.body);
  const [answer] = await once(sent, 'response');
  const given = answer.headers['set-cookie'];
  if (given) cookie = given.map((each: string) => each.split(';')[0]).join('; ');
  return new Response(await text(answer), {
    status: answer.statusCode,
    headers: { 'content-type': answer.headers['content-type'] ?? 'text/plain' },
  });
};

// The server refuses more than 20 calls in one request, so the link splits larger batches.
const medflow = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: `${door.origin}/trpc`, fetch: knock, maxItems: 20 })],
});

/** What the server said about a call that was expected to fail: code, sentence, request id and more. */
const refusalOf = async (call: Promise<unknown>) => {
  try {
    await call;
  } catch (error) {
    if (error instanceof TRPCClientError) return error as TRPCClientError<AppRouter>;
    throw error;
  }
  throw new Error('This call should have been refused.');
};

const stranger = await refusalOf(medflow.patients.list.query({}));
say(`Before signing in: ${stranger.data?.httpStatus} ${stranger.message}`);

await medflow.session.signIn.mutate({ email, password });
const { user, clinic: here } = await medflow.session.current.query();
say(`Signed in at ${here.name} as ${user.name} (${user.role}).`);

// Both calls leave in one HTTP request.
const [patients, services] = await Promise.all([
  medflow.patients.list.query({ search: 'an', status: 'active', limit: 5 }),
  medflow.services.list.query({ status: 'active', limit: 1 }),
]);
const [patient] = patients.items;
const [service] = services.items;
if (!patient || !service) throw new Error('This clinic has no patient or no service to show.');
say(
  `${patients.items.length} patients on this page, ${patients.nextCursor ? 'and more behind' : 'the last'}.`,
);

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const { items: free } = await medflow.bookings.freeSlots.query({
  serviceId: service.id,
  from: day(14),
  to: day(28),
});
const slot = free.at(-1);
if (!slot) throw new Error('Nobody has a free time in these two weeks.');
const wish = {
  patientId: patient.id,
  serviceId: service.id,
  practitionerId: slot.practitioner.id,
  facilityId: slot.facility.id,
  startsAt: slot.startsAt,
};
const booking = await medflow.bookings.book.mutate(wish);
say(`Booked ${booking.service.name} with ${booking.practitioner.name} at ${booking.startsAt}.`);

// The same again: the database refuses, and the answer offers the next free times of the practitioner.
const taken = await refusalOf(medflow.bookings.book.mutate(wish));
say(`Booked again: ${taken.data?.httpStatus} ${taken.message}`);
say(
  `  Next free: ${taken.data?.nextFree?.map(({ startsAt }) => startsAt).join(', ') || 'nothing in two weeks'}`,
);

// Every change names the version it is about, so that nobody overwrites what they have not seen.
const { id, version } = booking;
const stale = await refusalOf(
  medflow.bookings.cancel.mutate({ id, version: version + 1, reason: 'Only an example' }),
);
say(`Cancelled with a wrong version: ${stale.data?.httpStatus} ${stale.message}`);
const cancelled = await medflow.bookings.cancel.mutate({ id, version, reason: 'Only an example' });
say(`Cancelled: ${cancelled.status}, now version ${cancelled.version}.`);

await medflow.session.signOut.mutate();
say('Signed out.');
