import { Agent } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { sign } from '../../server/access/callers/tenant-signature.ts';
import { LONGEST_MS, openSession } from '../../server/access/sessions/sessions.ts';
import { DAY } from '../../shared/durations.ts';
import { mutation, query } from './calls.ts';
import { atMost, type Figure } from './figures.ts';
import { type Follower, follow } from './follow.ts';
import { send } from './load.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { percentile, rounded } from './statistics.ts';

const FOLLOWERS = 200;
/** Of them so many show the day that changes, and ask for it again. */
const SHOWING = 20;
/** What a page waits for more before it asks again (client/clinic/live/catch-up.ts). */
const GATHER_MS = 60;

/**
 * How long it takes until what one client books is seen by another that shows the day, while 200 follow their clinic: from the
 * call to the list that holds the booking (95th percentile). `heardMs` is until each of the 200 was told;
 * `allShowingMs` is the same as the value where all of them show that day and ask again.
 */
export const liveChanges = async (stage: Stage, size: Size): Promise<Figure> => {
  const members = { ...stage, sessions: await sessionsOfAll(stage) };
  const followers = await Promise.all(
    Array.from({ length: FOLLOWERS }, (_, client) => follow(members, client)),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: FOLLOWERS });
  try {
    const some = await changes(members, { agent, followers, showing: SHOWING, count: size.calls });
    const all = await changes(members, {
      ...{ agent, followers, showing: FOLLOWERS, count: Math.ceil(size.calls / 6) },
    });
    return atMost(300, percentile(some.seen, 0.95), {
      heardMs: rounded(percentile(some.heard, 0.95)),
      allShowingMs: rounded(percentile(all.seen, 0.95)),
    });
  } finally {
    for (const follower of followers) follower.leave();
    agent.destroy();
  }
};

/** A session of each practitioner in turn, as one account may follow only so often; another of the owner’s would end theirs. */
const sessionsOfAll = async ({ admin, planes, clinic }: Stage): Promise<Stage['sessions']> => {
  const { rows } = await admin.query<{ id: string; account_id: string }>(
    `select id, account_id from clinic.users where tenant_id = $1 and role = 'provider'`,
    [clinic.id],
  );
  const expiresAt = new Date(Date.now() + LONGEST_MS);
  return Promise.all(
    rows.map(async ({ id, account_id }) => {
      const trace = { actorId: id, procedure: 'bench', requestId: null, address: null, userAgent: null };
      const token = await openSession(planes, { accountId: account_id, tenantId: clinic.id }, trace);
      return { token, signature: sign({ tenantId: clinic.id, token, expiresAt }, planes.signatureKeys) };
    }),
  );
};

interface Plan {
  agent: Agent;
  followers: Follower[];
  showing: number;
  count: number;
}

/** Books one after the other, and waits each time until everybody has seen it. */
const changes = async (stage: Stage, { agent, followers, showing, count }: Plan) => {
  const [heard, seen]: [number[], number[]] = [[], []];
  const { port } = stage.medflow;
  for (let change = 0; change < count; change++) {
    const wish = stage.nextWish();
    const { promise: id, resolve: isBooked } = Promise.withResolvers<string>();
    const begun = performance.now();
    const watching = followers.map(async (follower, client) => {
      heard.push((await follower.heard()) - begun);
      if (client >= showing) return;
      await wait(GATHER_MS);
      const to = new Date(Date.parse(wish.startsAt) + DAY / 2).toISOString();
      const asked = { from: wish.startsAt, to, limit: 100 };
      const list = await send(agent, port, query(stage, 'bookings.list', asked, client));
      seen.push(performance.now() - begun);
      if (!list.body.includes(await id))
        throw new Error(`A page did not see what it heard of: ${list.status} ${list.body.slice(0, 200)}`);
    });
    const booked = await send(agent, port, mutation(stage, 'bookings.book', wish));
    if (booked.status !== 200) throw new Error(`A booking was refused: ${booked.body}`);
    isBooked(JSON.parse(booked.body).result.data.id);
    await Promise.all(watching);
  }
  return { heard, seen };
};
