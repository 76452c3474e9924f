import { describe, expect, test } from 'vitest';
import type { ClinicFacts } from '../../server/access/clinics/clinics.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { User } from '../../server/clinic/users/user.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { systemActor } from '../../server/data/records/actor.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { patientFields, userFields } from '../../server/demo/factories/factories.ts';
import { isStoppedByPolicy, toApiError } from '../../server/errors.ts';
import { Erasure } from '../../server/platform/clinics/erasure.entity.ts';
import { eraseClinic, isGenuine } from '../../server/platform/clinics/erasure.ts';
import {
  closeClinic,
  markPastDue,
  reactivateClinic,
  suspendClinic,
} from '../../server/platform/clinics/lifecycle.ts';
import { destroyKeys } from '../../server/platform/keys/destroy-keys.ts';
import { expectKeys } from '../../server/platform/keys/expect-keys.ts';
import { procedures } from '../../server/router.ts';
import { ClinicStatus, lifeSteps } from '../../shared/clinics.ts';
import { consoleAs, operator as newOperator } from '../world/console.ts';
import { outboxOf } from '../world/mailbox.ts';
import { dumpOf } from '../world/probes.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import { admit, as, clinic, faker, inContext, member, planes, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');
const operator = systemHand('Otto Operator');
const asked = ({ id: clinicId }: ClinicFacts) => ({ clinicId, reason: 'as agreed' });

const statusOf = async ({ id }: ClinicFacts): Promise<ClinicStatus> =>
  (await admin.query('select status from platform.clinics where id = $1', [id])).rows[0].status;

/** Puts a clinic into a state as nobody can through the triggers. */
const force = async ({ id }: ClinicFacts, status: ClinicStatus): Promise<void> => {
  await admin.query('set session_replication_role = replica');
  await admin.query(
    `update platform.clinics set status = $2, closes_at = case $2 when 'closing' then now() + interval '1 day' end where id = $1`,
    [id, status],
  );
  await admin.query('reset session_replication_role');
};
const graceEnds = ({ id }: ClinicFacts) =>
  admin.query(`update platform.clinics set closes_at = now() - interval '1 second' where id = $1`, [id]);
/** A context that was signed for a member, as a session has it. */
const contextOf = async (of: ClinicFacts) => {
  const { id: userId } = await member(of, 'staff');
  return signedContext({ ...systemActor(of.id, 'test'), userId }, planes.contextKey);
};

describe('the life of a clinic', () => {
  test('TEN-2: begins with the trial of its plan, or at work where there is none', async () => {
    const [trying, paying] = [await clinic(), await clinic({ trialDays: 0 })];
    const { rows } = await admin.query(
      `select status, round(extract(epoch from trial_ends_at - now()) / 86400)::int as days from platform.clinics
       where id = any($1) order by status desc`,
      [[trying.id, paying.id]],
    );
    expect(rows).toEqual([
      { status: 'trial', days: 30 },
      { status: 'active', days: null },
    ]);
  });

  test('TEN-2: the database takes exactly the steps that lifeSteps lists, whoever asks', async () => {
    const of = await clinic();
    const platform = await sqlAs('platform');
    for (const from of ClinicStatus.options)
      for (const to of ClinicStatus.options.filter(status => status !== from)) {
        await force(of, from);
        // Grace is over for what is erased, and lasts for what comes back.
        if (to === 'erased') await graceEnds(of);
        const sql = `update platform.clinics set status = $2, closes_at = coalesce(closes_at, now()) where id = $1`;
        const taken = await platform.query(sql, [of.id, to]).then(
          () => true,
          (error: { constraint?: string }) => error.constraint !== 'clinics_life',
        );
        expect({ from, to, taken }).toEqual({ from, to, taken: lifeSteps[from].includes(to) });
      }
  });

  test('TEN-2: a life that does not begin with provisioning is refused by the database', async () => {
    const platform = await sqlAs('platform');
    const born = platform.query(
      `insert into platform.clinics (slug, name, time_zone, status) values ('born-active', 'Born active', 'UTC', 'active')`,
    );
    await expect(born).rejects.toMatchObject({ constraint: 'clinics_life' });
  });

  test('FD23: who opened a clinic of the demo is MedFlow, and no procedure', async () => {
    const of = await clinic();
    const { rows } = await admin.query('select actor from platform.system_entries where tenant_id = $1', [
      of.id,
    ]);
    expect(rows).toEqual([{ actor: 'MedFlow' }]);
  });

  test('TEN-2 AUD-5: each step stands in both audits with its reason, and the owners read of it', async () => {
    const of = await clinic({ trialDays: 0 });
    await markPastDue(planes, operator, asked(of));
    await suspendClinic(planes, operator, asked(of));
    await reactivateClinic(planes, operator, asked(of));
    await closeClinic(planes, operator, asked(of));
    const system = await admin.query(
      'select action, actor, reason, changes from platform.system_entries where tenant_id = $1 order by created_at',
      [of.id],
    );
    const told = { actor: 'Otto Operator', reason: 'as agreed' };
    expect(system.rows.slice(1)).toEqual([
      { ...told, action: 'clinic.pastDue', changes: { status: { from: 'active', to: 'past_due' } } },
      { ...told, action: 'clinic.suspend', changes: { status: { from: 'past_due', to: 'suspended' } } },
      { ...told, action: 'clinic.reactivate', changes: { status: { from: 'suspended', to: 'active' } } },
      { ...told, action: 'clinic.close', changes: { status: { from: 'active', to: 'closing' } } },
    ]);
    expect(system.rows[0]).toMatchObject({ action: 'clinic.provision' });
    const { items } = await (await as(of)).audit.search({ entity: 'Clinic' });
    expect(items.map(({ action, procedure, reason }) => ({ action, procedure, reason }))).toEqual([
      ...['clinic.close', 'clinic.reactivate', 'clinic.suspend', 'clinic.pastDue'].map(procedure => ({
        ...{ action: 'UPDATE', procedure, reason: 'as agreed' },
      })),
      { action: 'CREATE', procedure: 'clinic.provision', reason: null },
    ]);
    const mails = await outboxOf(of);
    expect(mails).toHaveLength(4);
    for (const { recipient, body } of mails)
      expect({ recipient, body }).toEqual({
        recipient: of.ownerEmail,
        body: expect.stringContaining('Reason: as agreed'),
      });
  });

  test('TEN-2: a step that is not allowed is refused in words and leaves no trace', async () => {
    const of = await clinic();
    const before = await dumpOf(admin, of);
    await expect(reactivateClinic(planes, operator, asked(of)).then(() => 'once')).resolves.toBe('once');
    await expect(reactivateClinic(planes, operator, asked(of))).rejects.toThrow(
      'A clinic that is active cannot become active.',
    );
    expect((await dumpOf(admin, of)).length - before.length).toBe(2);
    await expect(eraseClinic(planes, operator, asked(of))).rejects.toThrow(
      'A clinic that is active cannot become erased.',
    );
    await expect(
      suspendClinic(planes, operator, { ...asked(of), clinicId: crypto.randomUUID() }),
    ).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await statusOf(of)).toBe('active');
  });

  test('TEN-2: a suspended trial goes on as a trial, and a closing clinic may change its mind while grace lasts', async () => {
    const of = await clinic();
    await suspendClinic(planes, operator, asked(of));
    expect((await reactivateClinic(planes, operator, asked(of))).status).toBe('trial');
    await closeClinic(planes, operator, { ...asked(of), graceDays: 10 });
    expect((await reactivateClinic(planes, operator, asked(of))).closesAt).toBeNull();
    await closeClinic(planes, operator, asked(of));
    await graceEnds(of);
    await expect(reactivateClinic(planes, operator, asked(of))).rejects.toMatchObject({
      constraint: 'clinics_life',
    });
  });
});

const READ_ONLY = 'FORBIDDEN This clinic can only be read at the moment. Please see its subscription.';

describe('a clinic that is past due or closing', () => {
  test('TEN-2 T17: cannot be changed in SQL from the next statement on, inside an open transaction', async () => {
    const of = await clinic();
    const { id } = await admit(of);
    const app = await sqlAs('app');
    const change = 'update clinic.patients set updated_at = now() where id = $1';
    const withinOne = inContext(
      app,
      of,
      async client => {
        expect((await client.query(change, [id])).rowCount).toBe(1);
        await markPastDue(planes, operator, asked(of));
        expect((await client.query('select from clinic.patients')).rowCount).toBe(1);
        await client.query(change, [id]);
      },
      await contextOf(of),
    );
    await expect(withinOne).rejects.toMatchObject({ code: '42501', constraint: 'clinic_read_only' });
    await reactivateClinic(planes, operator, asked(of));
    await (await as(of)).patients.get({ id });
  });

  test.each(['past_due', 'closing'] as const)(
    'TEN-2: %s: every change but those that close a door is refused with the sentence, every question is answered',
    async status => {
      const of = await records();
      await force(of.clinic, status);
      const caller = await as(of.clinic);
      await expect
        .poll(() => answerTo(caller, 'bookings.begin', inputFor('bookings.begin', of)), { timeout: 2500 })
        .toMatchObject({ code: 'FORBIDDEN' });
      const walked = procedures.filter(([, { _def }]) => _def.meta?.permission && !_def.meta.closesDoors);
      for (const [path, { _def }] of walked) {
        const { code, answer } = await answerTo(caller, path, inputFor(path, of));
        const told = code === 'OK' ? code : `${code} ${String(answer)}`;
        expect({ path, told }).toEqual({
          path,
          told: _def.type === 'mutation' ? READ_ONLY : 'OK',
        });
      }
    },
  );

  test('TEN-2 TEN-7 IDN-3 IDN-6: still revokes a token, signs a member out and ends a visit of support', async () => {
    const of = await clinic();
    const { id } = await (await as(of)).tokens.create({
      ...{ name: 'Sync', role: 'admin', scopes: ['patients:read'] },
    });
    const desk = await consoleAs(await newOperator('support'));
    const visit = { clinicId: of.id, reason: 'The calendar shows an error', ticket: 'T-1234' };
    const [live, waiting] = [await desk.grants.breakGlass(visit), await desk.grants.request(visit)];
    const staff = await member(of, 'staff');
    await markPastDue(planes, operator, asked(of));
    const owner = await as(of);
    expect(await owner.tokens.revoke({ id })).toEqual({ done: true });
    expect(await owner.sessions.endOfMember({ id: staff.id })).toEqual({ done: true });
    expect(await owner.support.end({ id: live.id })).toMatchObject({ status: 'ended' });
    expect(await owner.support.decline({ id: waiting.id })).toMatchObject({ status: 'declined' });
  });

  test.each(['past_due', 'closing'] as const)(
    'AP10 IDN-10: %s: still deactivates and removes members and takes invitations back, and changes nothing else of them',
    async status => {
      const of = await records();
      const { invitation } = await (await as(of.clinic)).invitations.invite(userFields(faker));
      const [first, second] = [await member(of.clinic, 'staff'), await member(of.clinic, 'staff')];
      await force(of.clinic, status);
      const owner = await as(of.clinic);
      const { version, firstName, lastName, role } = await owner.users.get({ id: first.id });
      const same = { id: first.id, version, firstName, lastName, role } as const;
      for (const change of [{ firstName: 'Eve' }, { role: 'owner' }, { status: 'active' }] as const)
        await expect(owner.users.update({ ...same, ...change })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(
        owner.users.update({ ...same, firstName: 'Eve', status: 'inactive' }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await owner.users.update({ ...same, status: 'inactive' })).toMatchObject({ status: 'inactive' });
      await expect(
        owner.users.update({ id: first.id, version: version + 1, status: 'active' }),
      ).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const { version: current } = await owner.users.get({ id: second.id });
      expect(await owner.users.trash({ id: second.id, version: current })).toEqual({ id: second.id });
      await expect(owner.users.restore({ id: second.id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
      const taken = { id: invitation.id, version: invitation.version };
      expect(await owner.invitations.revoke(taken)).toEqual({ id: invitation.id });
      const left = await admin.query('select user_id from identity.memberships where user_id = any($1)', [
        [first.id, second.id],
      ]);
      expect(left.rows).toEqual([]);
    },
  );

  test.each([
    ['past_due', `update clinic.users set first_name = 'Eve', status = 'inactive' where id = $1`],
    ['past_due', `update clinic.users set role = 'owner' where id = $1`],
    ['closing', `update clinic.users set deleted_at = now(), email = 'eve@x.test' where id = $1`],
    ['closing', `update clinic.users set account_id = uuid_generate_v4(), status = 'inactive' where id = $1`],
  ] as const)('AP10: %s: the database lets nothing pass along: %s', async (status, sql) => {
    const of = await clinic();
    const { id } = await member(of, 'staff');
    const context = await contextOf(of);
    await force(of, status);
    const change = inContext(await sqlAs('app'), of, client => client.query(sql, [id]), context);
    await expect(change).rejects.toMatchObject({ code: '42501', constraint: 'clinic_read_only' });
  });

  test('AP10: the system takes access away in a suspended clinic as well', async () => {
    const of = await clinic();
    const { id } = await member(of, 'staff');
    await suspendClinic(planes, operator, asked(of));
    await asActor(planes, systemActor(of.id, 'test'), async em => {
      (await em.findOneOrFail(User, { id })).status = 'inactive';
    });
    const left = await admin.query('select from identity.memberships where user_id = $1', [id]);
    expect(left.rowCount).toBe(0);
  });

  test('TEN-2: not even code that forgets to ask can change a record', async () => {
    const of = await clinic();
    const { id } = await admit(of);
    await markPastDue(planes, operator, asked(of));
    const forgetful = asActor(planes, systemActor(of.id, 'test'), async em => {
      (await em.findOneOrFail(Patient, { id })).lastName = 'Changed';
    });
    await expect(forgetful).rejects.toMatchObject({ constraint: 'clinic_read_only' });
  });
});

describe('a clinic that is suspended', () => {
  test('TEN-2 T17: answers nothing to a live session from the next statement on', async () => {
    const of = await clinic();
    await admit(of);
    const app = await sqlAs('app');
    const cut = inContext(
      app,
      of,
      async client => {
        expect((await client.query('select from clinic.patients')).rowCount).toBe(1);
        await suspendClinic(planes, operator, asked(of));
        await client.query('select from clinic.patients');
      },
      await contextOf(of),
    );
    await expect(cut).rejects.toMatchObject({ code: '42501', constraint: 'clinic_closed' });
  });

  test('R4: says that it is closed to whoever writes, and that is no attack', async () => {
    const of = await clinic();
    const context = await contextOf(of);
    const app = await sqlAs('app');
    await suspendClinic(planes, operator, asked(of));
    const insert = {
      record: `insert into clinic.facilities (tenant_id, name, kind, time_zone) values ($1, 'X', 'clinic', 'UTC')`,
      trail: `insert into clinic.audit_entries (tenant_id, at, action, entity) values ($1, now(), 'READ', 'Patient')`,
      access: `insert into clinic.access_entries (tenant_id, at, patient_ids) values ($1, now(), '{}')`,
    };
    for (const [what, sql] of Object.entries(insert)) {
      const error = await inContext(app, of, client => client.query(sql, [of.id]), context).catch(e => e);
      expect({ what, code: error.code, constraint: error.constraint }).toEqual({
        ...{ what, code: '42501', constraint: 'clinic_closed' },
      });
      expect(isStoppedByPolicy(error)).toBe(false);
      expect(toApiError(error)).toMatchObject({
        ...{ code: 'FORBIDDEN', message: 'This clinic is closed at the moment. Please speak to its owner.' },
      });
    }
  });

  test('TEN-2 T17: refuses its members at the door within a second, and lets them in again afterwards', async () => {
    const of = await clinic();
    const caller = await as(of);
    await caller.patients.list({});
    await suspendClinic(planes, operator, asked(of));
    const answer = async () => (await answerTo(caller, 'patients.list', {})).code;
    await expect.poll(answer, { timeout: 2500 }).toBe('FORBIDDEN');
    await reactivateClinic(planes, operator, asked(of));
    await expect.poll(answer, { timeout: 2500 }).toBe('OK');
  });
});

describe('the end', () => {
  test('TEN-2 IDN-6: only after grace; then nobody reads a row, nobody is a member, no session and no token lives', async () => {
    const { clinic: of } = await records();
    await as(of);
    await closeClinic(planes, operator, asked(of));
    await expect(eraseClinic(planes, operator, asked(of))).rejects.toThrow(/can be erased from \d{4}-/);
    await graceEnds(of);
    await admin.query(
      `update platform.clinics set phone = '+49 30 1234', email = 'us@clinic.test' where id = $1`,
      [of.id],
    );

    const certificate = await eraseClinic(planes, operator, asked(of));

    expect(certificate).toMatchObject({ slug: of.slug, actor: 'Otto Operator', reason: 'as agreed' });
    expect(certificate.ended).toEqual({ members: expect.any(Number), sessions: expect.any(Number) });
    expect(certificate.ended.members).toBeGreaterThan(1);
    const count = async (sql: string) => Number((await admin.query(sql, [of.id])).rows[0].count);
    const patients = await count('select count(*) from clinic.patients where tenant_id = $1');
    expect(certificate.remaining).toMatchObject({ patients, bookings: 7, booking_settings: 1 });
    expect(await count('select count(*) from identity.memberships where tenant_id = $1')).toBe(0);
    expect(
      await count('select count(*) from identity.sessions where tenant_id = $1 and revoked_at is null'),
    ).toBe(0);
    expect(await count('select count(*) from identity.api_tokens where tenant_id = $1')).toBeGreaterThan(1);
    expect(
      await count(
        'select count(*) from identity.api_tokens where tenant_id = $1 and (revoked_at is null or revoked_at > now())',
      ),
    ).toBe(0);
    const app = await sqlAs('app');
    for (const table of Object.keys(certificate.remaining)) {
      const rows = await inContext(app, of, client => client.query(`select from clinic.${table}`));
      expect({ table, rows: rows.rowCount }).toEqual({ table, rows: 0 });
    }
    const { rows } = await admin.query('select status, phone, email from platform.clinics where id = $1', [
      of.id,
    ]);
    expect(rows).toEqual([{ status: 'erased', phone: null, email: null }]);
    await expect(clinic({ slug: of.slug })).rejects.toThrow('Another clinic already has this web address.');
  });

  test('V10 PHI-3 E5: its keys are destroyed, so that a backup of before stays unreadable; the certificate is signed and says what was not sealed', async () => {
    const of = await clinic();
    const { id } = await (await as(of)).patients.admit({
      ...patientFields(faker),
      notes: 'Allergic to latex',
    });
    const prints = await planes.vault.fingerprints(of.id);
    await closeClinic(planes, operator, asked(of));
    await graceEnds(of);

    const certificate = await eraseClinic(planes, operator, asked(of));

    expect(certificate.keys).toEqual([{ version: 1, fingerprint: prints.get(1) }]);
    expect(certificate.readable).toContain('time_off.kind');
    expect(certificate.readable).not.toContain('patients.first_name');
    const kept = await planes.platform.em.fork().findOneOrFail(Erasure, { clinicId: of.id });
    expect(isGenuine(planes, kept)).toBe(true);
    kept.readable = [];
    expect(isGenuine(planes, kept)).toBe(false);
    expect([...(await planes.vault.fingerprints(of.id)).keys()]).toEqual([]);
    // As the backup of yesterday has it.
    await force(of, 'active');
    const read = asActor(planes, systemOf(of), em => em.findOneOrFail(Patient, { id }));
    await expect(read).rejects.toThrow(/has no key of version 1 here/);
    await expect(expectKeys(planes)).rejects.toThrow(of.slug);
    await admin.query('delete from platform.data_keys where clinic_id = $1', [of.id]);
  });

  test('PHI-3 F6: keys of a clinic whose erasure was cut short are destroyed by the job', async () => {
    const of = await clinic();
    await closeClinic(planes, operator, asked(of));
    await graceEnds(of);
    await admin.query(`update platform.clinics set status = 'erased' where id = $1`, [of.id]);
    expect((await planes.vault.fingerprints(of.id)).size).toBe(1);

    await destroyKeys(planes);

    expect((await planes.vault.fingerprints(of.id)).size).toBe(0);
    const { rows } = await admin.query('select destroyed_at from platform.data_keys where clinic_id = $1', [
      of.id,
    ]);
    expect(rows).toEqual([{ destroyed_at: expect.any(Date) }]);
  });
});
