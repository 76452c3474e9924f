import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Facility } from '../../server/clinic/facilities/facility.entity.ts';
import { asActor, type ClinicEm } from '../../server/data/orm/as-actor.ts';
import { inClinic } from '../../server/data/orm/in-clinic.ts';
import { openPlanes, type Planes } from '../../server/data/orm/planes.ts';
import { post } from '../../server/data/outbox/post.ts';
import { entities } from '../../server/entities.ts';
import { RefusedInput, toApiError } from '../../server/errors.ts';
import { outboxOf } from '../world/mailbox.ts';
import { as, clinic, database, databaseName, sqlAs, systemOf } from '../world/world.ts';

const withPool = (poolMax: number) => openPlanes(database, entities, databaseName, { poolMax });
/** One connection for clinics' work, so that one call takes them all. */
const tight = () => withPool(3);
const run = (em: ClinicEm, statement: string) => inClinic(em, z.unknown(), statement);
const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('This should have failed.'),
    (error: unknown) => toApiError(error),
  );
const unavailable = (words: string) => ({
  code: 'SERVICE_UNAVAILABLE',
  message: expect.stringContaining(words),
});

/** Once a connection is taken, for so many seconds: the work that holds it. */
const holding = async (planes: Planes, ours: Awaited<ReturnType<typeof clinic>>, seconds: number) => {
  const taken = Promise.withResolvers<void>();
  const hog = asActor(planes, systemOf(ours), async em => {
    await run(em, "select set_config('statement_timeout', '0', true)");
    taken.resolve();
    await run(em, `select pg_sleep(${seconds})::text`);
  });
  await taken.promise;
  return { hog };
};

describe.concurrent('what takes too long', () => {
  test('F2 DB-6: when every connection stays taken, a call gives up after thirty seconds, and the next one is fine', async ({
    expect,
  }) => {
    const ours = await clinic();
    await using planes = await tight();
    const { hog } = await holding(planes, ours, 31.5);
    const since = Date.now();
    const read = () => asActor(planes, systemOf(ours), em => em.find(Facility, {}));
    expect(await failureOf(read())).toMatchObject(unavailable('cannot be reached'));
    expect(Date.now() - since).toBeGreaterThan(29_000);
    expect(Date.now() - since).toBeLessThan(34_500);
    await hog;
    expect(await read()).toHaveLength(1);
  }, 60_000);

  test('F2: a call waits for a connection that comes free, rather than failing', async ({ expect }) => {
    const ours = await clinic();
    await using planes = await tight();
    const hogs = [1, 2, 3].map(() =>
      asActor(planes, systemOf(ours), em => run(em, 'select pg_sleep(0.3)::text')),
    );
    expect(await asActor(planes, systemOf(ours), em => em.find(Facility, {}))).toHaveLength(1);
    await Promise.all(hogs);
  });

  test('C4: of a hundred readers who wait for one connection that stays taken, each is told so, and none of it is left', async ({
    expect,
  }) => {
    const ours = await clinic();
    await using planes = await tight();
    const { hog } = await holding(planes, ours, 32);
    const read = () => asActor(planes, systemOf(ours), em => em.find(Facility, {}));
    for (const failure of await Promise.all(Array.from({ length: 100 }, () => failureOf(read()))))
      expect(failure).toMatchObject(unavailable('cannot be reached'));
    await hog;
    expect(await Promise.all(Array.from({ length: 100 }, read))).toHaveLength(100);
    expect(await leftOf(planes)).toEqual({ open: 1, idle: 1, waiting: 0, contexts: [''] });
  }, 70_000);

  test('F3: a statement that runs for fifteen seconds is stopped, and what it was part of is not saved', async ({
    expect,
  }) => {
    const ours = await clinic();
    await using planes = await tight();
    const since = Date.now();
    const failure = await failureOf(
      asActor(planes, systemOf(ours), async em => {
        (await em.findOneOrFail(Facility, {})).name = 'Renamed';
        await em.flush();
        await run(em, 'select pg_sleep(40)::text');
      }),
    );
    expect(failure).toMatchObject(unavailable('took too long'));
    expect(Date.now() - since).toBeLessThan(20_000);
    const facilities = await asActor(planes, systemOf(ours), em => em.find(Facility, {}));
    expect(facilities.map(facility => facility.name)).toEqual([ours.name]);
  });

  test('F8: a transaction that idles for fifteen seconds is ended, and its locks are free', async ({
    expect,
  }) => {
    const ours = await clinic();
    await using planes = await tight();
    const failure = failureOf(
      asActor(planes, systemOf(ours), async em => {
        (await em.findOneOrFail(Facility, {})).name = 'Idle';
        await em.flush();
        await wait(16_000); // the fault itself: doing nothing
        await em.find(Facility, {}, { orderBy: { name: 'asc' } });
      }),
    );
    expect(await failure).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await asActor(planes, systemOf(ours), async em => {
      (await em.findOneOrFail(Facility, {})).name = 'Next';
    });
    const [facility] = await asActor(planes, systemOf(ours), em => em.find(Facility, {}));
    expect(facility?.name).toBe('Next');
  });

  test('F3: whoever waits five seconds for somebody else’s lock is told so', async ({ expect }) => {
    const ours = await clinic();
    const caller = await as(ours);
    const admin = await sqlAs('admin');
    const { version } = (await caller.settings.get()).booking;
    await admin.query('begin');
    await admin.query('select from clinic.booking_settings where tenant_id = $1 for update', [ours.id]);
    const since = Date.now();
    await expect(caller.settings.updateBooking({ version, slotMinutes: 30 })).rejects.toMatchObject(
      unavailable('Someone else is changing this'),
    );
    expect(Date.now() - since).toBeLessThan(8000);
    await admin.query('rollback');
    expect(await caller.settings.updateBooking({ version, slotMinutes: 45 })).toMatchObject({
      values: { slotMinutes: 45 },
      version: 2,
    });
  });
});

/** The connections for clinics' work, and whether any still knows for whom it worked last. */
const leftOf = async (planes: Awaited<ReturnType<typeof tight>>) => {
  const pool = await planes.clinic.em.getConnection().getNativeClient();
  // Whoever only reads does not wait for its commit; this does.
  const clients = await Promise.all(Array.from({ length: planes.clinicConnections }, () => pool.connect()));
  const contexts = [];
  for (const client of clients) {
    const sql = "select concat(current_setting('app.current_tenant_id', true)) as context";
    contexts.push((await client.query<{ context: string }>(sql)).rows[0]?.context);
    client.release();
  }
  return { open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount, contexts };
};

// Two connections cannot serve: each of the three planes needs one (DB-6).
test.each([3, 6, 10])(
  'C4: a hundred readers of five clinics share %i connections, see their own only, and leave them idle',
  async poolMax => {
    const clinics = await Promise.all(Array.from({ length: 5 }, () => clinic()));
    await using planes = await withPool(poolMax);
    const readers = Array.from({ length: 20 }, () => clinics).flat();
    const seen = await Promise.all(
      readers.map((of, n) =>
        asActor(
          planes,
          systemOf(of),
          async em => {
            const facilities = await em.find(Facility, {});
            // Some stop in the middle, as those do whose call is refused.
            if (n % 7 === 0) throw new RefusedInput(['Stopped.']);
            return facilities.map(({ name }) => name);
          },
          { readOnly: n % 2 === 0 },
        ).catch((error: unknown) => (error instanceof RefusedInput ? 'stopped' : Promise.reject(error))),
      ),
    );
    expect(seen).toEqual(readers.map(({ name }, n) => (n % 7 === 0 ? 'stopped' : [name])));
    const open = planes.clinicConnections;
    expect(await leftOf(planes)).toEqual({ open, idle: open, waiting: 0, contexts: Array(open).fill('') });
  },
);

test('F1 DB-6: a connection that dies under a call takes its place in the pool with it, and nothing is saved', async () => {
  const ours = await clinic();
  const admin = await sqlAs('admin');
  await using planes = await tight();
  for (let round = 1; round <= 3; round++) {
    const failure = await failureOf(
      asActor(planes, systemOf(ours), async em => {
        (await em.findOneOrFail(Facility, {})).name = `Round ${round}`;
        await em.flush();
        const [row] = await inClinic(em, z.object({ pid: z.int() }), 'select pg_backend_pid() as pid');
        await admin.query('select pg_terminate_backend($1, 5000)', [row?.pid]);
        await em.find(Facility, { name: 'another statement' });
      }),
    );
    expect(failure).toMatchObject(unavailable('cannot be reached'));
    const [facility] = await asActor(planes, systemOf(ours), em => em.find(Facility, {}));
    expect(facility?.name).toBe(ours.name);
  }
});

describe('calls that lose against one another', () => {
  test('C5: of two calls that block each other, one is run again, and both are saved once, their letters as well', async () => {
    const ours = await clinic();
    await using planes = await openPlanes(database, entities, databaseName, { poolMax: 6 });
    const caller = await as(ours);
    const first = await caller.facilities.create({ name: 'First', timeZone: 'UTC' });
    const second = await caller.facilities.create({ name: 'Second', timeZone: 'UTC' });
    let runs = 0;
    const both = Promise.withResolvers<void>();
    const add = async (em: ClinicEm, id: string, letter: string) => {
      const facility = await em.findOneOrFail(Facility, { id });
      facility.licence = `${facility.licence ?? ''}${letter}`;
      await em.flush();
    };
    const work = (order: [string, string], letter: string) =>
      asActor(planes, systemOf(ours), async em => {
        await add(em, order[0], letter);
        post(em, ours.id, { kind: 'test', recipient: 'ida@patients.test', subject: letter, body: letter });
        if (++runs === 2) both.resolve();
        await both.promise;
        await add(em, order[1], letter);
      });
    await Promise.all([work([first.id, second.id], 'A'), work([second.id, first.id], 'B')]);
    expect((await outboxOf(ours)).map(({ subject }) => subject).sort()).toEqual(['A', 'B']);
    // A fourth is needed when the loser reads again before the winner has committed.
    expect([3, 4]).toContain(runs);
    for (const { id } of [first, second]) {
      const { licence, version } = await caller.facilities.get({ id });
      expect(licence).toMatch(/^(?:AB|BA)$/);
      expect(version).toBe(3);
      const { items } = await caller.audit.search({ entityId: id });
      expect(items.map(entry => entry.action)).toEqual(['UPDATE', 'UPDATE', 'CREATE']);
    }
  });

  test.each(['40001', '40P01'])(
    'C5: a call that loses three times over (%s) asks to be tried again later',
    async code => {
      const ours = await clinic();
      await using planes = await tight();
      let runs = 0;
      const failure = await failureOf(
        asActor(planes, systemOf(ours), async em => {
          runs++;
          (await em.findOneOrFail(Facility, {})).name = `Run ${runs}`;
          await em.flush();
          await run(em, `do $$ begin raise exception 'lost' using errcode = '${code}'; end $$`);
        }),
      );
      expect(failure).toMatchObject(unavailable('Too many changes at once'));
      expect(runs).toBe(3);
      const [facility] = await asActor(planes, systemOf(ours), em => em.find(Facility, {}));
      expect(facility?.name).toBe(ours.name);
    },
  );

  test('C5: a rule that forbids is not tried again', async () => {
    const ours = await clinic();
    await using planes = await tight();
    let runs = 0;
    const failure = await failureOf(
      asActor(planes, systemOf(ours), async em => {
        runs++;
        em.create(Facility, { name: ours.name, kind: 'clinic', timeZone: 'UTC' });
      }),
    );
    expect(failure).toMatchObject({ code: 'CONFLICT' });
    expect(runs).toBe(1);
  });
});
