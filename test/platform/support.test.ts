import type pg from 'pg';
import { describe, expect, test } from 'vitest';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { SecurityEvent } from '../../server/access/security-events/security-event.entity.ts';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { AccessEntry } from '../../server/data/trails/access-entry.entity.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { toApiError } from '../../server/errors.ts';
import { noteExpiredGrants } from '../../server/platform/grants/expired-grants.ts';
import { createOperator } from '../../server/platform/operators/create-operator.ts';
import { appRouter } from '../../server/router.ts';
import { GrantScope, grantPermissions } from '../../shared/clinic/support.ts';
import { type Permission, permissions } from '../../shared/permissions.ts';
import { consoleAs, operator } from '../world/console.ts';
import { outboxOf } from '../world/mailbox.ts';
import { answerTo, call, inputFor, records } from '../world/records.ts';
import {
  admit,
  as,
  clinic,
  contextWith,
  hostOf,
  inContext,
  member,
  PASSWORD,
  planes,
  sqlAs,
  systemOf,
} from '../world/world.ts';

const asked = { reason: 'The calendar shows an error', ticket: 'T-1234' };

/** An operator with a request for a clinic, which its owner has approved. */
const granted = async ({
  scope,
  of,
}: {
  scope?: GrantScope;
  of?: Awaited<ReturnType<typeof clinic>>;
} = {}) => {
  const theirs = of ?? (await clinic());
  const helper = await operator('support');
  const desk = await consoleAs(helper);
  const { id } = await desk.grants.request({ ...asked, clinicId: theirs.id, ...(scope && { scope }) });
  await (await as(theirs)).support.approve({ id });
  return { clinic: theirs, helper, desk, id };
};

/** The operator in the clinic, through the ticket that the console hands over. */
const inside = async ({
  clinic,
  desk,
  id,
}: Pick<Awaited<ReturnType<typeof granted>>, 'clinic' | 'desk' | 'id'>) => {
  const { url } = await desk.grants.open({ id });
  const ticket = url.split('#')[1] ?? '';
  const cookies: string[] = [];
  const door = contextWith(hostOf(clinic));
  const visitor = appRouter.createCaller({
    ...door,
    cookies: { ...door.cookies, set: (...given) => void cookies.push(...given.map(value => value ?? '')) },
  });
  await visitor.support.enter({ ticket });
  const [token, signature] = cookies;
  const context = contextWith(hostOf(clinic), token);
  return {
    ticket,
    visitor,
    caller: appRouter.createCaller({
      ...context,
      credentials: { ...context.credentials, ...(signature && { signature }) },
    }),
  };
};

const mailsOf = async (of: { id: string }) =>
  (await outboxOf(of)).filter(({ kind }) => kind.startsWith('support.'));

describe('asking and answering', () => {
  test('T16 TEN-7: without a grant an operator sees nothing, nor while the request waits, nor after it is declined', async () => {
    const of = await clinic();
    const desk = await consoleAs(await operator('support'));
    const { id, status } = await desk.grants.request({ ...asked, clinicId: of.id });
    expect(status).toBe('requested');
    await expect(desk.grants.open({ id })).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
    expect(await (await as(of)).support.live()).toEqual({ visits: [], waiting: 1 });
    await (await as(of)).support.decline({ id });
    await expect(desk.grants.open({ id })).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
    await expect((await as(of)).support.approve({ id })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    });
    expect((await desk.grants.list({ clinicId: of.id })).items).toMatchObject([{ id, status: 'declined' }]);
  });

  test('TEN-7: a grant says why, and lasts an hour at most', async () => {
    const of = await clinic();
    const desk = await consoleAs(await operator('support'));
    for (const wrong of [{ reason: '' }, { ticket: ' ' }, { minutes: 61 }, { minutes: 0 }])
      await expect(desk.grants.request({ ...asked, clinicId: of.id, ...wrong })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    const { id } = await desk.grants.request({ ...asked, clinicId: of.id, minutes: 60 });
    const { approvedAt, expiresAt } = await (await as(of)).support.approve({ id });
    expect(Date.parse(expiresAt ?? '') - Date.parse(approvedAt ?? '')).toBe(3_600_000);
    const owner = await sqlAs('platform');
    await expect(
      owner.query(
        "update platform.support_grants set expires_at = approved_at + '61 minutes'::interval where id = $1",
        [id],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  });

  test('TEN-7 IDN-7: only the clinic’s own owner or administrator answers', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const helper = await operator('support');
    const desk = await consoleAs(helper);
    const { id } = await desk.grants.request({ ...asked, clinicId: ours.id });
    for (const role of ['provider', 'staff', 'auditor'] as const)
      await expect((await as(ours, role)).support.approve({ id })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      });
    for (const answer of ['approve', 'decline', 'end'] as const)
      await expect((await as(theirs)).support[answer]({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await (await as(theirs)).support.list({})).items).toEqual([]);
    await (await as(ours, 'admin')).support.approve({ id });
    expect((await (await as(ours)).support.list({})).items).toMatchObject([
      { id, status: 'live', operator: helper.name, decidedBy: 'Mo admin', ...asked },
    ]);
  });

  test('TEN-7 TEN-8: whoever is bound to a facility decides nothing, for support sees the whole clinic', async () => {
    const ours = await clinic();
    const owner = await as(ours);
    const [facility] = (await owner.facilities.list({})).items;
    const { accountId } = await member(ours, 'admin', [facility?.id ?? '']);
    const trace = { actorId: null, procedure: 'test', requestId: null, address: null, userAgent: null };
    const token = await openSession(planes, { accountId, tenantId: ours.id }, trace);
    const bound = appRouter.createCaller(contextWith(hostOf(ours), token));
    const desk = await consoleAs(await operator('support'));
    const { id } = await desk.grants.request({ ...asked, clinicId: ours.id });
    await expect(bound.support.approve({ id })).rejects.toThrow('This concerns the whole clinic');
    await expect(bound.support.decline({ id })).rejects.toThrow('This concerns the whole clinic');
    expect((await owner.support.list({})).items).toMatchObject([{ id, status: 'requested' }]);
  });

  test('TEN-7 IDN-6: nobody approves what they asked for, neither as a member nor by a token', async () => {
    const ours = await clinic();
    const self = {
      email: ours.ownerEmail,
      name: 'Owner and operator',
      role: 'support',
      password: PASSWORD,
    } as const;
    const desk = await consoleAs(await createOperator(planes, self, systemHand('test')));
    const { id } = await desk.grants.request({ ...asked, clinicId: ours.id });
    const owner = await as(ours);
    await expect(owner.support.approve({ id })).rejects.toThrow('you asked for it yourself');
    const { token } = await owner.tokens.create({
      name: 'Approver',
      role: 'admin',
      scopes: ['support:decide'],
    });
    const service = appRouter.createCaller(contextWith(hostOf(ours), undefined, token));
    await expect(service.support.approve({ id })).rejects.toThrow('Only a person who is signed in');
    expect((await owner.support.list({})).items).toMatchObject([{ id, status: 'requested' }]);
    await (await as(ours, 'admin')).support.approve({ id });
    expect((await owner.support.list({})).items).toMatchObject([{ id, status: 'live' }]);
  });

  test('TEN-7: a grant is the operator’s own: a colleague cannot use or end it', async () => {
    const { id } = await granted();
    const colleague = await consoleAs(await operator('admin'));
    for (const step of ['open', 'end'] as const)
      await expect(colleague.grants[step]({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('TEN-7: the owner gets a mail for the request, the start and the end', async () => {
    const { clinic: of, desk, id } = await granted();
    await desk.grants.end({ id });
    const mails = await mailsOf(of);
    expect(mails.map(({ kind }) => kind)).toEqual(['support.requested', 'support.started', 'support.ended']);
    expect(new Set(mails.map(({ recipient }) => recipient))).toEqual(new Set([of.ownerEmail]));
    expect(mails[0]?.body).toContain(asked.reason);
  });

  test('TEN-7 LIT-6: an emergency begins at once, is flagged, and raises an alert in the same moment', async () => {
    const of = await clinic();
    const desk = await consoleAs(await operator('support'));
    const grant = await desk.grants.breakGlass({ ...asked, clinicId: of.id });
    expect(grant).toMatchObject({ status: 'live', emergency: true });
    const em = planes.platform.em.fork();
    expect(await em.count(SecurityEvent, { tenantId: of.id, kind: 'EMERGENCY_ACCESS' })).toBe(1);
    expect(await em.count(Alert, { tenantId: of.id, name: 'EmergencyAccess', acknowledgedAt: null })).toBe(1);
    expect((await mailsOf(of)).map(({ kind }) => kind)).toEqual(['support.started']);
    expect((await (await as(of, 'staff')).support.live()).visits).toMatchObject([
      { emergency: true, own: false },
    ]);
  });
});

describe('inside the clinic', () => {
  test('T16 TEN-7: with a grant the operator reads, and the clinic’s log names operator, grant and what was seen', async () => {
    const of = await clinic();
    const patient = await admit(of);
    const { helper, ...rest } = await granted({ of });
    const { caller } = await inside(rest);
    expect(await caller.patients.get({ id: patient.id })).toMatchObject({ id: patient.id });
    expect(await caller.session.current()).toMatchObject({ user: { name: helper.name, role: null } });
    const seen = await asActor(planes, systemOf(of), em => em.find(AccessEntry, { operator: helper.name }));
    expect(seen).toMatchObject([{ actorId: null, grantId: rest.id, patientIds: [patient.id] }]);
    expect((await (await as(of)).patients.whoSaw({ id: patient.id })).items[0]).toMatchObject({
      actor: `${helper.name} (MedFlow support)`,
    });
  });

  test('TEN-7: a grant to write lets the operator work, and each change names operator and grant', async () => {
    const of = await clinic();
    const { id, version } = await admit(of);
    const { helper, ...rest } = await granted({ of, scope: 'write' });
    const { caller } = await inside(rest);
    await caller.patients.update({ id, version, notes: 'Checked with support' });
    const { items } = await (await as(of)).audit.timeline({ entity: 'Patient', id });
    expect(items[0]).toMatchObject({
      action: 'UPDATE',
      grantId: rest.id,
      actor: { id: null, name: `${helper.name} (MedFlow support)` },
    });
  });

  test('TEN-13 TEN-7: a grant opens nothing that the clinic’s package leaves out', async () => {
    const of = await clinic();
    const { caller } = await inside(await granted({ of }));
    await (await consoleAs(await operator())).clinics.changePackage({
      ...{ clinicId: of.id, withheld: ['patients:read'], reason: 'The small one' },
    });
    await expect(caller.patients.list({})).rejects.toMatchObject({
      message: 'Your clinic’s package does not include this.',
    });
    expect((await caller.session.current()).permissions).not.toContain('patients:read');
  });

  test('TEN-7: a grant to read refuses every change, in words', async () => {
    const of = await records();
    const { caller } = await inside(await granted({ of: of.clinic }));
    const answer = await answerTo(caller, 'patients.update', inputFor('patients.update', of));
    expect(answer).toEqual({ code: 'FORBIDDEN', answer: 'This support access allows reading only.' });
    await expect(call(caller, 'patients.get', { id: of.patient.id })).resolves.toBeDefined();
  });

  test('TEN-7 IDN-7: no grant reaches members, settings, tokens or the approval of grants', () => {
    const never = (Object.keys(permissions) as Permission[]).filter(permission =>
      /^(?:users|settings|tokens):write|^tokens|^support:decide|^mails|^invitations/.test(permission),
    );
    expect(never).toEqual(expect.arrayContaining(['users:write', 'settings:write', 'support:decide']));
    for (const scope of GrantScope.options)
      for (const permission of never) expect(grantPermissions[scope]).not.toContain(permission);
    expect(grantPermissions.read.filter(permission => !permission.endsWith(':read'))).toEqual([]);
  });

  test('A5 TEN-7: a ticket opens the clinic once, and no other clinic', async () => {
    const given = await granted();
    const { ticket, visitor } = await inside(given);
    await expect(visitor.support.enter({ ticket })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { url } = await given.desk.grants.open({ id: given.id });
    const elsewhere = appRouter.createCaller(contextWith(hostOf(await clinic())));
    await expect(elsewhere.support.enter({ ticket: url.split('#')[1] ?? '' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  test('TEN-7: the clinic ends it at any time, and the next call is refused', async () => {
    const of = await clinic();
    await admit(of);
    const given = await granted({ of });
    const { caller } = await inside(given);
    expect((await caller.patients.list({})).items).toHaveLength(1);
    expect((await caller.support.live()).visits).toMatchObject([{ own: true }]);
    await (await as(of)).support.end({ id: given.id });
    const after = await answerTo(caller, 'patients.list', {});
    // Believed for a second at most by the front door; the database answers nothing from the first statement on.
    expect([{ code: 'OK', answer: { items: [], nextCursor: null } }, { code: 'FORBIDDEN' }]).toContainEqual(
      after.code === 'OK' ? after : { code: after.code },
    );
  });

  test('TEN-7: an operator leaves by themselves, which ends grant and session', async () => {
    const given = await granted();
    const { caller } = await inside(given);
    await caller.support.leave();
    await expect(caller.session.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    expect((await given.desk.grants.list({ clinicId: given.clinic.id })).items).toMatchObject([
      { status: 'ended' },
    ]);
    await expect((await as(given.clinic)).support.leave()).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the database', () => {
  const contextOf = (of: { id: string }, grantId: string) =>
    signedContext({ ...systemOf(of as never), grantId }, planes.contextKey);
  const over = { code: '42501', constraint: 'grant_over' };
  const rowsIn = async (client: pg.Client) =>
    (await client.query('select id from clinic.patients')).rowCount ?? 0;
  const shorten = async (id: string, seconds: number) => {
    const sql = await sqlAs('platform');
    await sql.query(
      "update platform.support_grants set expires_at = now() + $2 * '00:00:01'::interval where id = $1",
      [id, seconds],
    );
  };

  test('TEN-7: the expiry cuts off the next statement, even inside an open transaction', async () => {
    const of = await clinic();
    await admit(of);
    const { id } = await granted({ of });
    await shorten(id, 1.5);
    const app = await sqlAs('app');
    const cut = inContext(
      app,
      of,
      async client => {
        expect(await rowsIn(client)).toBe(1);
        await client.query('select pg_sleep(1.6)');
        await rowsIn(client);
      },
      contextOf(of, id),
    );
    await expect(cut).rejects.toMatchObject(over);
  });

  test('TEN-7: the clinic’s end of it cuts off the next statement, even inside an open transaction', async () => {
    const of = await clinic();
    await admit(of);
    const { id } = await granted({ of });
    const cut = inContext(
      await sqlAs('app'),
      of,
      async client => {
        expect(await rowsIn(client)).toBe(1);
        await (await as(of)).support.end({ id });
        await rowsIn(client);
      },
      contextOf(of, id),
    );
    await expect(cut).rejects.toMatchObject(over);
  });

  test('AP11: a call under a grant that ends meanwhile hears that it is over, and not that there is nothing', async () => {
    const of = await clinic();
    await admit(of);
    const { id, clinic: theirs } = await granted({ of });
    const actor = { ...systemOf(theirs), grantId: id };
    const list = () => asActor(planes, actor, em => em.find(Patient, {}), { readOnly: true });
    expect(await list()).toHaveLength(1);
    await (await as(of)).support.end({ id });
    const error = await list().catch(toApiError);
    expect(error).toMatchObject({
      code: 'FORBIDDEN',
      message: 'This support access is over. Please ask the clinic for a new one.',
    });
  });

  test.each([
    { scope: 'read', code: '42501' },
    { scope: 'write', code: undefined },
  ] as const)(
    'TEN-7: under a grant to $scope the database answers a write with $code',
    async ({ scope, code }) => {
      const of = await clinic();
      const { id: patient } = await admit(of);
      const { id } = await granted({ of, scope });
      const write = () =>
        inContext(
          sql,
          of,
          async client => {
            await client.query('update clinic.patients set language = $1, updated_at = now() where id = $2', [
              'x',
              patient,
            ]);
            // Rolled back in any case: an unaudited change would be refused at commit for another reason.
            throw Object.assign(new Error('written'), { code: undefined });
          },
          contextOf(of, id),
        );
      const sql = await sqlAs('app');
      const error: { code?: string; message: string } = await write().catch((error: Error) => error);
      expect({ code: error.code, message: error.message }).toEqual(
        code ? { code, message: 'the support grant is read-only' } : { code: undefined, message: 'written' },
      );
    },
  );

  test('TEN-7: a grant of one clinic opens nothing in another, and an unknown or unanswered one opens nothing', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    await admit(theirs);
    const { id } = await granted({ of: ours });
    const { id: waiting } = await (await consoleAs(await operator('support'))).grants.request({
      ...asked,
      clinicId: theirs.id,
    });
    const app = await sqlAs('app');
    for (const grant of [id, waiting, crypto.randomUUID()])
      await expect(inContext(app, theirs, rowsIn, contextOf(theirs, grant))).rejects.toMatchObject(over);
  });

  test('TEN-7 S2: a grant that is written into the claims by hand is refused', async () => {
    const of = await clinic();
    const { id } = await granted({ of });
    const honest = contextOf(of, id);
    const forged = { ...honest, 'app.context': honest['app.context']?.replace(id, '') ?? '' };
    await expect(inContext(await sqlAs('app'), of, rowsIn, forged)).rejects.toMatchObject({ code: '42501' });
    const planted = signedContext(systemOf(of), planes.contextKey);
    const claims = `${planted['app.context']}${id}`;
    await expect(
      inContext(await sqlAs('app'), of, rowsIn, { ...planted, 'app.context': claims }),
    ).rejects.toMatchObject({ code: '42501' });
  });

  test('TEN-7: what runs out is noted once, with a mail to the owner, however many servers look', async () => {
    const of = await clinic();
    const { id, desk } = await granted({ of });
    await shorten(id, 0);
    await Promise.all([noteExpiredGrants(planes), noteExpiredGrants(planes), noteExpiredGrants(planes)]);
    await noteExpiredGrants(planes);
    expect((await mailsOf(of)).filter(({ kind }) => kind === 'support.ended')).toHaveLength(1);
    expect((await desk.grants.list({ clinicId: of.id })).items).toMatchObject([{ status: 'expired' }]);
    const { items } = await (await consoleAs(await operator('auditor'))).systemAudit.search({
      clinicId: of.id,
    });
    expect(items.map(({ action }) => action).filter(action => action.startsWith('grant.'))).toEqual([
      'grant.expire',
      'grant.approve',
      'grant.request',
    ]);
  });
});

test('AUD-5: each step of a grant stands in the system audit and in the clinic’s own', async () => {
  const { clinic: of, helper, desk, id } = await granted();
  await desk.grants.end({ id });
  const auditor = await consoleAs(await operator('auditor'));
  const { items } = await auditor.systemAudit.search({ clinicId: of.id, action: 'grant' });
  expect(items).toMatchObject([
    { action: 'grant.end', actor: helper.name, entityId: id },
    { action: 'grant.approve', actor: `a member of ${of.name}`, entityId: id },
    { action: 'grant.request', actor: helper.name, entityId: id, reason: asked.reason, clinic: of.name },
  ]);
  const own = await (await as(of)).audit.timeline({ entity: 'SupportGrant', id });
  expect(own.items.map(({ procedure }) => procedure)).toEqual([
    'grants.end',
    'support.approve',
    'grants.request',
  ]);
  expect(own.items[0]?.changes).toMatchObject({
    operator: { to: helper.name },
    ticket: { to: asked.ticket },
  });
});
