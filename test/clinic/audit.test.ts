import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { allowed, router } from '../../server/api/trpc.ts';
import { Facility } from '../../server/clinic/facilities/facility.entity.ts';
import { asActor, type ClinicEm } from '../../server/data/orm/as-actor.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { patientFields } from '../../server/demo/factories/factories.ts';
import { appRouter, procedures } from '../../server/router.ts';
import { AuditAction } from '../../shared/clinic/audit.ts';
import { Done, Nothing } from '../../shared/scalars.ts';
import { auditBreaches, dumpOf, samplesOf, traceBreaches } from '../world/probes.ts';
import { answerTo, inputFor, one, records } from '../world/records.ts';
import { saveWeek } from '../world/save-week.ts';
import {
  admit,
  as,
  bookable,
  clinic,
  contextWith,
  faker,
  hostOf,
  inContext,
  member,
  PASSWORD,
  planes,
  slot,
  sqlAs,
  systemOf,
  tokenOf,
} from '../world/world.ts';

const admin = await sqlAs('admin');

/** The clinic's audit, oldest first, as an administrator of the database sees it. */
const entriesOf = async ({ id }: ClinicFacts) =>
  (await admin.query('select * from clinic.audit_entries where tenant_id = $1 order by txid, at, id', [id]))
    .rows;

const traceOf = async (of: ClinicFacts, entityId: string) =>
  (await entriesOf(of)).filter(entry => entry.entity_id === entityId);

const trail = ['tenant_id', 'at', 'action', 'entity', 'entity_id', 'actor_id', 'txid', 'changes'];
const entrySql = `insert into clinic.audit_entries (${trail.join(', ')}) values ($1, $2, 'UPDATE', 'Facility', $3, $4, $5, $6)`;

describe('nothing happens without a trace', () => {
  test('AUD-1 L1 L4: in no table can the app role write unaudited, edit a trace or remove anything', async () => {
    const [{ clinic: ours }, { clinic: theirs }] = [await records(), await records()];
    const samples = await samplesOf(admin, ours, theirs);
    const [app, identity] = [await sqlAs('app'), await sqlAs('identity')];
    await app.query('begin');
    expect(await auditBreaches(app, samples, ours)).toEqual([]);
    await app.query('rollback');
    await identity.query('begin');
    expect(await traceBreaches(identity, ours)).toEqual([]);
    await identity.query('rollback');
  });

  test('L1: an entry names the signed actor of its own clinic, and the database stamps time and transaction', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const { id: userId } = await member(ours, 'staff');
    const context = signedContext({ ...systemOf(ours), userId }, planes.contextKey);
    const app = await sqlAs('app');
    const leave = (tenantId: string, actorId: string | null) =>
      inContext(
        app,
        ours,
        c => c.query(entrySql, [tenantId, '2001-01-01', userId, actorId, '7', {}]),
        context,
      );
    for (const [tenantId, actorId] of [
      [ours.id, null],
      [ours.id, randomUUID()],
      [theirs.id, userId],
    ] as const)
      await expect(leave(tenantId, actorId)).rejects.toMatchObject({ code: '42501' });
    await leave(ours.id, userId);
    const [entry] = (await traceOf(ours, userId)).filter(({ entity }) => entity === 'Facility');
    expect(Date.now() - entry.at).toBeLessThan(60_000);
    expect(entry.txid).not.toBe('7');
  });

  test('AUD-1: an entry of another transaction, record or clinic does not cover a change', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const app = await sqlAs('app');
    const { items } = await (await as(ours)).facilities.list({});
    const facilityId = items[0]?.id;
    const changes = { name: { from: items[0]?.name, to: 'Renamed' } };
    const entry = (entityId: unknown) => [ours.id, new Date(), entityId, null, '0', changes];
    const rename = (also: unknown) =>
      inContext(app, ours, async c => {
        if (also) await c.query(entrySql, entry(also));
        await c.query("update clinic.facilities set name = 'Renamed' where id = $1", [facilityId]);
      });
    await inContext(app, ours, c => c.query(entrySql, entry(facilityId)));
    for (const also of [undefined, randomUUID(), theirs.id])
      await expect(rename(also)).rejects.toMatchObject({ code: '42501' });
    expect(await (await as(ours)).facilities.list({})).toMatchObject({ items });
    await rename(facilityId);
    expect(await (await as(ours)).facilities.list({})).toMatchObject({ items: [{ name: 'Renamed' }] });
  });

  test.each(['owner', 'admin'] as const)(
    'L4: what the %s of the database changes by hand leaves a trace',
    async role => {
      const ours = await clinic();
      const { id } = await admit(ours);
      const sql = await sqlAs(role);
      await inContext(sql, ours, async c => {
        expect(
          (await c.query("update clinic.patients set language = 'fr' where id = $1", [id])).rowCount,
        ).toBe(1);
      });
      const { rows } = await sql.query('select session_user as name');
      expect((await traceOf(ours, id)).at(-1)).toMatchObject({
        ...{ action: 'UPDATE', entity: 'Patient', actor_id: null, procedure: `sql as ${rows[0].name}` },
      });
    },
  );

  test.each(['owner', 'admin'] as const)(
    'ENT-1: not even the %s of the database changes who made a record, or when',
    async role => {
      const ours = await clinic();
      const { id } = await admit(ours);
      const sql = await sqlAs(role);
      for (const change of [
        "created_at = 'epoch'",
        'created_by = id',
        'id = uuid_generate_v4()',
        'tenant_id = id',
      ])
        await expect(
          inContext(sql, ours, c => c.query(`update clinic.patients set ${change} where id = $1`, [id])),
        ).rejects.toMatchObject({ code: '23514' });
    },
  );

  test('L3: when the trace cannot be written, neither is the change', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    const { items } = await caller.facilities.list({});
    await admin.query(
      "alter table clinic.audit_entries add constraint broken check (entity <> 'Facility') not valid",
    );
    const { id = '', version = 0 } = items[0] ?? {};
    await expect(caller.facilities.update({ id, version, name: 'Renamed' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await admin.query('alter table clinic.audit_entries drop constraint broken');
    expect(await caller.facilities.list({})).toMatchObject({ items });
  });

  test('L3 AUD-1: a call that fails halfway leaves nothing of itself, and no trace', async () => {
    const { clinic: ours, caller, links } = await bookable();
    const { practitionerId, facilityId } = links;
    const before = await dumpOf(admin, ours);
    const hour = { facilityId, weekday: 1, from: '08:00', to: '12:00' };
    const week = { practitionerId, hours: [hour, { ...hour, weekday: 2 }, { ...hour, from: '11:00' }] };
    await expect(saveWeek(caller, week)).rejects.toMatchObject({ code: 'CONFLICT' });
    const failing = asActor(planes, systemOf(ours), async em => {
      em.create(Facility, { name: 'Annex', kind: 'clinic', timeZone: 'UTC' });
      throw new Error('The power went out.');
    });
    await expect(failing).rejects.toThrow('The power went out.');
    expect(await dumpOf(admin, ours)).toEqual(before);
  });
});

describe('what a trace tells', () => {
  test('AUD-2 ENT-1: who did what to which record, through which call, from where, with old and new values', async () => {
    const ours = await clinic();
    const { id: actorId, email } = await member(ours, 'admin');
    const context = contextWith(hostOf(ours), await tokenOf(ours, 'owner'));
    const caller = appRouter.createCaller(context);
    const userId = (await caller.session.current()).user.id;
    const { items } = await caller.users.list({});
    const user = items.find(({ email: of }) => of === email);
    await caller.users.update({ id: actorId, version: user?.version ?? 0, title: 'Dr.' });
    expect((await traceOf(ours, actorId)).at(-1)).toMatchObject({
      ...{
        action: 'UPDATE',
        entity: 'User',
        actor_id: userId,
        procedure: 'users.update',
        address: '127.0.0.1',
      },
      ...{ request_id: context.credentials.requestId, changes: { title: { from: null, to: 'Dr.' } } },
    });
    expect(await caller.users.get({ id: actorId })).toMatchObject({ title: 'Dr.', version: 2 });
  });

  test('AUD-1 L6: protected health information is named but never kept', async () => {
    const { clinic: ours, caller, links, patient } = await bookable();
    const secret = `secret${randomUUID()}`;
    const words = {
      firstName: secret,
      lastName: secret,
      identifier: secret.slice(0, 40),
      formerName: secret,
    };
    const { id, version } = patient;
    await caller.patients.update({ ...{ id, version }, ...words, alerts: [secret], notes: secret });
    const part = { patientId: id };
    await caller.patientIdentifiers.create({ ...part, kind: 'other', value: secret.slice(0, 40) });
    await caller.patientContacts.create({ ...part, name: secret, email: `${secret}@example.org` });
    await caller.patientAddresses.create({ ...part, lines: secret, country: 'DE' });
    await admit(ours, { ...words, identifier: null, notes: secret });
    const booking = await caller.bookings.book({ ...links, startsAt: slot(9), notes: secret });
    await caller.bookings.cancel({ id: booking.id, version: booking.version, reason: secret });
    const entries = await entriesOf(ours);
    expect(entries.at(-1).changes).toMatchObject({ cancellationReason: { protected: true } });
    expect((await traceOf(ours, id)).at(-1).changes).toMatchObject({ notes: { protected: true } });
    expect(JSON.stringify(entries)).not.toContain(secret.slice(0, 20));
  });

  test('AUD-1: no protected column of any record is told in any entry', async () => {
    const { clinic: ours } = await records();
    const entries = await entriesOf(ours);
    const metas = [...planes.clinic.getMetadata().getAll().values()];
    const told = entries.flatMap(({ entity, changes }) =>
      (metas.find(({ className }) => className === entity)?.props ?? [])
        .filter(({ name, comment }) => comment === 'protected health information' && changes[name])
        .map(({ name }) => ({ field: `${entity}.${name}`, told: changes[name] })),
    );
    expect(told.length).toBeGreaterThan(10);
    expect(told.filter(({ told }) => JSON.stringify(told) !== '{"protected":true}')).toEqual([]);
  });

  test('LIT-7: every kind of action that can happen is called by its word', async () => {
    const wanted =
      'CREATE UPDATE DELETE RESTORE READ LOGIN LOGOUT SWITCH_TENANT CROSS_TENANT_ACCESS_ATTEMPT RLS_VIOLATION EXPORT IMPORT';
    expect(AuditAction.options).toEqual(expect.arrayContaining(wanted.split(' ')));
    const { clinic: ours, spare, trashed } = await records();
    const theirs = await clinic();
    const caller = await as(ours);
    await caller.patients.restore({ id: one(trashed, 'patients').id });
    await caller.services.trash(one(spare, 'services'));
    const door = appRouter.createCaller(contextWith(hostOf(ours)));
    await door.session.signIn({ email: ours.ownerEmail, password: PASSWORD });
    await expect(door.session.signIn({ email: ours.ownerEmail, password: 'not this one' })).rejects.toThrow(
      'wrong',
    );
    await expect(
      appRouter.createCaller(contextWith(hostOf(theirs), await tokenOf(ours))).patients.list({}),
    ).rejects.toThrow('tenant mismatch');
    await (await as(ours, 'staff')).session.signOut();
    const actions = new Set((await entriesOf(ours)).map(({ action }) => action));
    const happened =
      'CREATE UPDATE DELETE RESTORE LOGIN LOGIN_FAILED LOGOUT CROSS_TENANT_ACCESS_ATTEMPT EXPORT IMPORT';
    expect(actions).toEqual(new Set(happened.split(' ')));
  });

  test('L6 A4: a failed sign-in leaves a trace without the address or password that was tried', async () => {
    const ours = await clinic();
    const door = appRouter.createCaller(contextWith(hostOf(ours)));
    const tried = { email: 'someone.private@example.com', password: 'a very private password' };
    await expect(door.session.signIn(tried)).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const [entry] = (await entriesOf(ours)).filter(({ action }) => action === 'LOGIN_FAILED');
    expect(entry).toMatchObject({ entity: 'Session', actor_id: null, procedure: 'session.signIn' });
    expect(JSON.stringify(entry)).not.toMatch(/private/);
  });
});

describe('looking is not changing', () => {
  test('AUD-3: every call that tells of a patient leaves who saw whom', async () => {
    const of = await records();
    const caller = await as(of.clinic);
    const accesses = async (): Promise<{ patient_ids: string[]; actor_id: string; procedure: string }[]> =>
      (
        await admin.query('select * from clinic.access_entries where tenant_id = $1 order by txid, id', [
          of.clinic.id,
        ])
      ).rows;
    const tellsOf = async (path: string) => {
      const { answer } = await answerTo(caller, path, inputFor(path, of));
      return JSON.stringify(answer).includes(of.patient.lastName);
    };
    const told: string[] = [];
    for (const [path] of queries()) {
      const before = await accesses();
      const tells = await tellsOf(path);
      const left = (await accesses()).slice(before.length);
      if (tells) told.push(path);
      const seen = left.some(
        entry => entry.patient_ids.includes(of.patient.id) && entry.actor_id === of.ownerId,
      );
      expect({ path, seen: seen || !tells }).toEqual({ path, seen: true });
      expect(left.every(entry => entry.procedure === path)).toBe(true);
    }
    expect(told).toEqual(
      expect.arrayContaining(['bookings.get', 'bookings.list', 'patients.get', 'patients.list']),
    );
  });

  test('AUD-1: no query changes anything but the trails of what was seen and taken along', async () => {
    const of = await records();
    const caller = await as(of.clinic);
    const dump = async () =>
      (await dumpOf(admin, of.clinic)).filter(
        row => !row.startsWith('clinic.access_entries') && !row.includes('"action": "EXPORT"'),
      );
    const before = await dump();
    for (const [path] of queries()) await answerTo(caller, path, inputFor(path, of));
    expect(await dump()).toEqual(before);
  });

  test('AUD-1: a query that tries to write is stopped by the database', async () => {
    const ours = await clinic();
    const write = (em: ClinicEm) => {
      em.create(Facility, { name: 'Annex', kind: 'clinic', timeZone: 'UTC' });
      return { done: true } as const;
    };
    const sneaky = router({
      look: allowed('facilities:read', 'GET /look', Nothing, Done).query(({ ctx: { em } }) => write(em)),
    });
    const caller = sneaky.createCaller(contextWith(hostOf(ours), await tokenOf(ours)));
    await expect(caller.look()).rejects.toMatchObject({
      code: 'FORBIDDEN',
      message: 'This call may only read.',
    });
    expect((await (await as(ours)).facilities.list({})).items).toHaveLength(1);
  });
});

describe('the trash', () => {
  test('ENT-2: what is trashed is gone from every read, its number is free, and it can come back', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    const fields = patientFields(faker);
    const { id, version } = await caller.patients.admit(fields);
    await caller.patients.trash({ id, version });
    expect(await caller.patients.list({})).toMatchObject({ items: [] });
    expect(await caller.patients.list({ search: fields.lastName })).toMatchObject({ items: [] });
    expect(await caller.patients.list({ trashed: true })).toMatchObject({ items: [{ id }] });
    const successor = await caller.patients.admit(fields);
    await expect(caller.patients.restore({ id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await caller.patients.trash({ id: successor.id, version: successor.version });
    await caller.patients.restore({ id });
    expect(await caller.patients.list({})).toMatchObject({ items: [{ id, identifier: fields.identifier }] });
    const { rows } = await admin.query('select deleted_at, deleted_by from clinic.patients where id = $1', [
      successor.id,
    ]);
    expect(rows).toEqual([
      { deleted_at: expect.any(Date), deleted_by: (await caller.session.current()).user.id },
    ]);
    expect((await traceOf(ours, id)).map(({ action }) => action)).toEqual(['CREATE', 'DELETE', 'RESTORE']);
  });

  test('ENT-2 ENT-3: a trash can with a stale version is refused, and nothing is lost', async () => {
    const ours = await clinic();
    const caller = await as(ours);
    const { id, version } = await admit(ours);
    await caller.patients.update({ id, version, notes: 'Changed meanwhile' });
    await expect(caller.patients.trash({ id, version })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('Olive Owner'),
    });
    expect(await caller.patients.get({ id })).toMatchObject({ notes: 'Changed meanwhile', deletedAt: null });
  });
});

/** Every query of a signed-in member. */
function queries() {
  return procedures.filter(([, { _def }]) => _def.type === 'query' && _def.meta?.permission);
}
