import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { book } from '../../server/clinic/bookings/book.ts';
import { Service } from '../../server/clinic/services/service.entity.ts';
import { asActor, type ClinicEm } from '../../server/data/orm/as-actor.ts';
import { asNew } from '../../server/data/orm/connection/as-new.ts';
import { inClinic } from '../../server/data/orm/in-clinic.ts';
import { openPlanes } from '../../server/data/orm/planes.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { AuditEntry } from '../../server/data/trails/audit-entry.entity.ts';
import { recordAccess } from '../../server/data/trails/record-access.ts';
import { entities } from '../../server/entities.ts';
import { isLostConnection } from '../../server/errors.ts';
import { NewBooking } from '../../shared/clinic/bookings.ts';
import { messagesOf } from '../world/messages.ts';
import {
  bookable,
  clinic,
  database,
  databaseName,
  direct,
  planes,
  slot,
  sqlAs,
  systemOf,
} from '../world/world.ts';

const admin = await sqlAs('admin');
/** One connection for clinics' work, so that each call finds what the one before left. */
const tight = (through = database) => openPlanes(through, entities, databaseName, { poolMax: 3 });
const run = (em: ClinicEm, statement: string) => inClinic(em, z.unknown(), statement);
const readOnly = { readOnly: true };
const aService = (name: string) => ({
  ...{ name, slug: name.toLowerCase(), durationMinutes: 30, bufferMinutes: 0, price: 0, currency: 'USD' },
});
const servicesOf = async ({ id }: { id: string }): Promise<string[]> =>
  (await admin.query('select name from clinic.services where tenant_id = $1 order by name', [id])).rows.map(
    ({ name }) => name,
  );
const end = (how: string) => [how, ...asNew].join(';\n');

describe('what a call sends', () => {
  test('DB-9: a call that reads once sends one message and one that ends it', async () => {
    const ours = await clinic();
    const sent = await messagesOf([planes.clinic], () =>
      asActor(planes, systemOf(ours), em => run(em, 'select 1 as one'), readOnly),
    );
    expect(sent).toEqual([
      expect.stringMatching(
        /^begin read only;\nselect set_config\('app\.current_tenant_id'.*;\nselect 1 as one$/,
      ),
      end('commit'),
    ]);
  });

  test('DB-9: a call that asks for nothing sends nothing, whether it returns or throws', async () => {
    const ours = await clinic();
    const refused = () => Promise.reject(new Error('No.'));
    const sent = await messagesOf([planes.clinic], async () => {
      await asActor(planes, systemOf(ours), async () => 1);
      await expect(asActor(planes, systemOf(ours), refused)).rejects.toThrow('No.');
    });
    expect(sent).toEqual([]);
  });

  test('DB-9: an entry of a trail goes with what is said next, and the last one with the commit', async () => {
    const ours = await clinic();
    const sent = await messagesOf([planes.clinic], () =>
      asActor(planes, systemOf(ours), async em => {
        em.create(Service, aService('Told'));
        await em.flush();
        recordAccess(em, [crypto.randomUUID()]);
      }),
    );
    expect(sent).toEqual([
      expect.stringMatching(/^begin;[^]*insert into "clinic"\."services"[^;]*$/),
      expect.stringMatching(/^insert into "clinic"\."access_entries"[^;]*;\ncommit;/),
    ]);
    expect(sent[0]).toContain('insert into "clinic"."audit_entries"');
  });

  test('DB-9: a booking takes four: who is booked, when they work, the booking with its entry, and the commit', async () => {
    const { clinic: ours, links } = await bookable();
    const wish = NewBooking.parse({ ...links, startsAt: slot(9) });
    const sent = await messagesOf([planes.clinic], () =>
      asActor(planes, systemOf(ours), em => book(em, wish)),
    );
    expect(sent).toEqual([
      expect.stringContaining('"clinic"."patients"'),
      expect.stringContaining('clinic.availability_rules'),
      expect.stringMatching(/insert into "clinic"\."audit_entries"[^]*insert into "clinic"\."bookings"/),
      end('commit'),
    ]);
  });

  test('TEN-10: of what opens a transaction nothing reaches the answer, however many rows it has', async () => {
    const ours = await clinic();
    const rows = await asActor(planes, systemOf(ours), em =>
      run(em, 'select n from generate_series(1, 3) n'),
    );
    expect(rows).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
    const none = await asActor(planes, systemOf(ours), em => run(em, 'select 1 as n where false'));
    expect(none).toEqual([]);
  });
});

describe('what fails', () => {
  test('DB-9: an error of the first statement is told as its own, and the connection is of use afterwards', async () => {
    const ours = await clinic();
    await using narrow = await tight();
    const double = () =>
      asActor(narrow, systemOf(ours), em => {
        em.create(Service, aService('Same'));
        return em.flush();
      });
    await double();
    await expect(double()).rejects.toMatchObject({ code: '23505', constraint: 'services_slug_unique' });
    await expect(
      asActor(narrow, systemOf(ours), em => run(em, 'select 1 / 0'), readOnly),
    ).rejects.toMatchObject({ code: '22012' });
    expect(await asActor(narrow, systemOf(ours), em => em.find(Service, {}))).toHaveLength(1);
  });

  test('AUD-1 DB-9: an entry that is refused where the commit was to follow saves nothing, and the connection is of use afterwards', async () => {
    const ours = await clinic();
    await using narrow = await tight();
    const pidOf = () =>
      asActor(narrow, systemOf(ours), em => run(em, 'select pg_backend_pid() as pid'), readOnly);
    const before = await pidOf();
    const forged = asActor(narrow, systemOf(ours), async em => {
      em.create(Service, aService('Forged'));
      await em.flush();
      em.create(AuditEntry, { action: 'CREATE', entity: 'Service', actorId: crypto.randomUUID() });
    });
    await expect(forged).rejects.toMatchObject({ code: '42501' });
    expect(await servicesOf(ours)).toEqual([]);
    expect(await pidOf()).toEqual(before);
  });

  test('DB-9: of a message that holds two statements and fails in the second nothing is kept', async () => {
    const ours = await clinic();
    const id = crypto.randomUUID();
    const listen = `insert into clinic.access_entries (tenant_id, id, at, procedure, patient_ids)
      values ('${ours.id}', '${id}', now(), 'test', '{}')`;
    const stacked = asActor(planes, systemOf(ours), em => run(em, `${listen}; select 1 / 0`));
    await expect(stacked).rejects.toMatchObject({ code: '22012' });
    const { rowCount } = await admin.query('select from clinic.access_entries where id = $1', [id]);
    expect(rowCount).toBe(0);
  });

  test.each(['select is not SQL from', 'select 1 / 0'])(
    'TEN-10: after %s nothing more is saved, even if the call goes on as if nothing had been',
    async wrong => {
      const ours = await clinic();
      const stubborn = asActor(planes, systemOf(ours), async em => {
        await run(em, wrong).catch(() => undefined);
        em.create(Service, aService('Stubborn'));
        await em.flush();
      });
      await expect(stubborn).rejects.toMatchObject({ code: '25P02' });
      expect(await servicesOf(ours)).toEqual([]);
    },
  );

  test.each(['select is not SQL from', 'select 1 / 0'])(
    'DB-9: a commit after %s is an error, not a success that saved nothing',
    async wrong => {
      const ours = await clinic();
      const careless = asActor(planes, systemOf(ours), async em => {
        await run(em, wrong).catch(() => undefined);
      });
      await expect(careless).rejects.toMatchObject({ code: '25P02' });
    },
  );

  test('DB-9: a part that is rolled back to its savepoint leaves the rest, even as the first thing that is done', async () => {
    const ours = await clinic();
    const em = planes.clinic.em.fork({ disableContextResolution: true });
    em.setFilterParams('tenant', systemOf(ours));
    em.setSessionContext({ variables: signedContext(systemOf(ours), planes.contextKey) });
    await em.transactional(async outer => {
      const inner = outer.transactional(async part => {
        part.create(Service, aService('Inner'));
        await part.flush();
        throw new Error('Not this part.');
      });
      await expect(inner).rejects.toThrow('Not this part.');
      outer.create(Service, aService('Outer'));
    });
    expect(await servicesOf(ours)).toEqual(['Outer']);
  });

  test('DB-6: a connection that dies between the first statement and the commit saves nothing, and the next call is fine', async () => {
    const ours = await clinic();
    await using narrow = await tight();
    const cut = asActor(narrow, systemOf(ours), async em => {
      em.create(Service, aService('Cut'));
      await em.flush();
      const [row] = await inClinic(em, z.object({ pid: z.number() }), 'select pg_backend_pid() as pid');
      await admin.query('select pg_terminate_backend($1, 5000)', [row?.pid]);
      await em.find(Service, {});
    });
    await expect(cut).rejects.toSatisfy(isLostConnection);
    expect(await asActor(narrow, systemOf(ours), em => em.find(Service, {}))).toEqual([]);
  });

  test('DB-6: a read is answered before its commit, and one that then fails takes the connection with it, not the next call', async () => {
    const ours = await clinic();
    await using narrow = await tight(direct);
    // Such a cursor is read when the transaction commits.
    const slow = 'declare late cursor with hold for select 1 / length(pg_sleep(1)::text)';
    const pidOf = async () => {
      const seen = await asActor(
        narrow,
        systemOf(ours),
        em => inClinic(em, z.object({ pid: z.number() }), 'select pg_backend_pid() as pid'),
        readOnly,
      );
      return seen[0]?.pid;
    };
    const before = await pidOf();
    await asActor(narrow, systemOf(ours), em => run(em, slow), readOnly);
    const busy = () =>
      admin.query("select from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'", [before]);
    await expect.poll(async () => (await busy()).rowCount, { timeout: 900, interval: 5 }).toBe(1);
    expect(await pidOf()).not.toBe(before);
  });
});
