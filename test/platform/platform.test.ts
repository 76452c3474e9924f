import { parse } from 'csv-parse/sync';
import { generate } from 'otplib';
import { describe, expect, test } from 'vitest';
import { Alert } from '../../server/access/security-events/alert.entity.ts';
import { SecurityEvent } from '../../server/access/security-events/security-event.entity.ts';
import { recordRefusal } from '../../server/access/security-events/security-events.ts';
import { openClinicless } from '../../server/access/sessions/clinicless-session.ts';
import { proceduresOf } from '../../server/api/procedures.ts';
import { SystemEntry } from '../../server/data/trails/system-entry.entity.ts';
import { consoleRouter } from '../../server/platform/router.ts';
import { appRouter } from '../../server/router.ts';
import type { AlertName } from '../../shared/platform/alerts.ts';
import {
  type OperatorPermission,
  OperatorRole,
  operatorMay,
  operatorPermissions,
  operatorPermissionsOf,
} from '../../shared/platform/operators.ts';
import { openDoor } from '../http/front-door.ts';
import { said } from '../http/send.ts';
import { consoleAs, consoleDoor, operator, platformHost } from '../world/console.ts';
import { answerTo } from '../world/records.ts';
import { clinic, contextWith, hostOf, PASSWORD, planes, sqlAs, tokenOf } from '../world/world.ts';

const admin = await sqlAs('admin');

const procedures = proceduresOf(consoleRouter);

/** The only procedures of the console that need no permission, with the reason. */
const openToAll: Record<string, string> = {
  'session.door': 'tells a visitor whom to sign in as, on demo data',
  'session.signIn': 'is how a visitor becomes an operator',
  'session.signOut': 'leaves, whoever one is',
  'session.current': 'tells operators about themselves',
  'session.beginApp': 'is how an operator sets up a second factor',
  'session.confirmApp': 'is how an operator sets up a second factor',
};

const guarded = procedures.flatMap(([path, { _def }]) => {
  const { operatorPermission: permission, systemAction } = _def.meta ?? {};
  return permission ? [{ path, permission, systemAction, type: _def.type }] : [];
});

const at = (host: string, path: string) => ({ host, path, headers: { cookie: '' } });

describe('the two routers', async () => {
  const { knock } = await openDoor();
  const of = await clinic();
  const cookie = `medflow=${await tokenOf(of)}`;

  test.each(procedures.map(([path]) => path).filter(path => !(path in appRouter._def.procedures)))(
    'T16: a clinic’s host has no way to %s of the console',
    async path => {
      for (const host of [hostOf(of), 'localhost:3000'])
        for (const method of ['GET', 'POST']) {
          const answer = await knock({ ...at(host, `/trpc/${path}`), method, headers: { cookie } });
          expect({ path, status: answer.status }).toEqual({ path, status: 404 });
        }
    },
  );

  test('T16 TEN-7: the console’s host has no way to any procedure of a clinic', async () => {
    const clinicOnly = Object.keys(appRouter._def.procedures).filter(
      path => !(path in consoleRouter._def.procedures),
    );
    expect(clinicOnly.length).toBeGreaterThan(30);
    for (const path of clinicOnly) {
      const answer = await knock({ ...at(platformHost, `/trpc/${path}`), headers: { cookie } });
      expect({ path, status: answer.status }).toEqual({ path, status: 404 });
    }
    for (const path of ['/api/v1/patients', '/api/openapi.json', '/api/docs'])
      expect((await knock({ host: platformHost, path, headers: { cookie } })).status).toBe(404);
  });

  test('T16: a clinic’s session opens nothing at the console, and the console’s nothing in a clinic', async () => {
    const taken = await knock({ host: platformHost, path: '/trpc/operators.list', headers: { cookie } });
    expect(taken.status).toBe(401);
    const visitor = appRouter.createCaller(contextWith(platformHost, await tokenOf(of)));
    await expect(visitor.patients.list({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('IDN-3: an operator signs in and out at the console over HTTP, and nowhere else', async () => {
    const { email } = await operator();
    const ask = { host: platformHost, path: '/trpc/session.signIn', method: 'POST' };
    const body = { email, password: 'a long enough password' };
    const signedIn = await knock({ ...ask, body });
    expect(signedIn.status).toBe(200);
    const own = `${signedIn.headers['set-cookie']?.[0]}`.split(';')[0] ?? '';
    const current = () =>
      knock({ host: platformHost, path: '/trpc/session.current', headers: { cookie: own } });
    expect(said(await current())).toMatchObject({ result: { data: { operator: { email } } } });
    const inClinic = await knock({
      host: hostOf(of),
      path: '/trpc/session.current',
      headers: { cookie: own },
    });
    expect(inClinic.status).toBeGreaterThanOrEqual(400);
    const elsewhere = await knock({ ...ask, host: hostOf(of), body });
    expect(elsewhere.status).toBe(401);
    await knock({ ...ask, path: '/trpc/session.signOut', headers: { cookie: own } });
    expect((await current()).status).toBe(401);
  });

  test('A4: a member of a clinic is no operator, and is told no more than anybody', async () => {
    const ask = { host: platformHost, path: '/trpc/session.signIn', method: 'POST' };
    const member = await knock({
      ...ask,
      body: { email: of.ownerEmail, password: 'a long enough password' },
    });
    const nobody = await knock({
      ...ask,
      body: { email: 'no@body.test', password: 'a long enough password' },
    });
    const { error } = said(member) as { error: { message: string } };
    expect([member.status, nobody.status]).toEqual([401, 401]);
    expect(said(nobody)).toMatchObject({ error: { message: error.message } });
  });
});

describe('the operators’ matrix', () => {
  test('IDN-7: names every permission that a procedure asks for, and asks for each that it names', () => {
    const asked = new Set(guarded.map(({ permission }) => permission));
    expect([...asked].toSorted()).toEqual(Object.keys(operatorPermissions).toSorted());
  });

  test('IDN-7: what needs no permission is exactly what is listed', () => {
    const free = procedures.map(([path]) => path).filter(path => !guarded.some(other => other.path === path));
    expect(free.toSorted()).toEqual(Object.keys(openToAll).toSorted());
  });

  test('IDN-7: allows nothing that it does not name, and an auditor changes nothing', () => {
    for (const unknown of ['patients:read', '', 'toString', '__proto__'])
      for (const role of OperatorRole.options)
        expect(operatorMay(role, unknown as OperatorPermission)).toBe(false);
    expect(operatorPermissionsOf('auditor').filter(name => !name.endsWith(':read'))).toEqual([]);
    expect(operatorPermissionsOf('admin')).toEqual(Object.keys(operatorPermissions));
  });

  test.each(guarded)('IDN-7 A10: $path lets in exactly who has $permission', async ({ path, permission }) => {
    for (const role of OperatorRole.options) {
      const { code, answer } = await answerTo(await consoleAs(await operator(role)), path, {});
      const refused = code === 'FORBIDDEN' && answer === 'Your role does not allow this.';
      expect({ role, refused }).toEqual({ role, refused: !operatorMay(role, permission) });
    }
  });

  test.each(guarded)('IDN-7: $path wants somebody who is signed in', async ({ path }) => {
    const visitor = consoleRouter.createCaller(contextWith(platformHost));
    expect(await answerTo(visitor, path, {})).toMatchObject({ code: 'UNAUTHORIZED' });
  });

  test('AUD-5: whatever changes something has a name in the system audit, and nothing else has', () => {
    for (const { path, type, systemAction } of guarded)
      expect({ path, isChange: type === 'mutation' }).toEqual({ path, isChange: systemAction !== undefined });
  });
});

/** Valid input for each change, in an order in which each of them is possible. */
const everyChange = async (): Promise<[path: string, input: unknown][]> => {
  const desk = await consoleAs(await operator());
  const [of, other] = [await clinic({ trialDays: 0 }), await operator('support')];
  const alerted = await clinic();
  await recordRefusal(planes, {
    ...{ kind: 'RLS_VIOLATION', tenantId: alerted.id, accountId: null, procedure: 'walk' },
    ...{ requestId: null, address: `10.0.0.${Math.floor(Math.random() * 250)}` },
  });
  const { items } = await desk.alerts.list({ open: true });
  const alert = items.find(({ clinic }) => clinic === alerted.name);
  const owner = { email: `o@${of.slug}.test`, firstName: 'Olive', lastName: 'Owner' };
  const ownerless = { slug: `${of.slug}-3`, name: `${of.slug} 3` };
  const place = { timeZone: 'Europe/Berlin', locale: 'en', currency: 'EUR', plan: 'standard' };
  const plan = { code: 'walked', name: 'Walked', price: 100, currency: 'EUR', trialDays: 0 };
  const none = { maxUsers: null, maxPatients: null, maxBookingsPerMonth: null };
  // As a server that works it would announce it.
  await admin.query(`select jobs.create_queue('walked', '{"policy":"exclusive"}')`);
  await admin.query(`insert into jobs.schedule (name, cron) values ('walked', '0 0 1 1 *')`);
  const more = { maxStorageMegabytes: null, maxApiCallsPerMonth: null };
  return [
    ['alerts.acknowledge', { id: alert?.id }],
    ['clinics.open', { slug: `${of.slug}-2`, name: `${of.slug} 2`, ...place, owner }],
    ['clinics.inviteOwnerAgain', { id: (await desk.clinics.open({ ...ownerless, ...place, owner })).id }],
    ['clinics.changePlan', { clinicId: of.id, plan: 'professional', reason: 'They grow' }],
    ['clinics.changePackage', { clinicId: of.id, withheld: ['tokens:write'], reason: 'They shrink' }],
    ['clinics.takeStep', { clinicId: of.id, step: 'markPastDue', reason: 'The bill is open' }],
    ['defaults.change', { kind: 'booking', version: 1, values: { slotMinutes: 20 } }],
    ['flags.set', { key: 'walked', description: 'A walk' }],
    ['jobs.run', { job: 'walked' }],
    ['jobs.pause', { job: 'walked', paused: true }],
    ['operators.setStatus', { id: other.id, status: 'inactive' }],
    ['proofs.run', undefined],
    ['plans.save', { ...plan, ...none, ...more, callsPerMinute: 60, tokenCallsPerMinute: 60 }],
  ];
};

describe('every change at the console', async () => {
  const inputs = await everyChange();
  const who = await operator();
  const grantSteps = ['grants.request', 'grants.breakGlass', 'grants.open', 'grants.end'];

  test('AUD-5: is walked', () => {
    const changes = guarded.filter(({ type }) => type === 'mutation').map(({ path }) => path);
    expect([...inputs.map(([path]) => path), ...grantSteps].toSorted()).toEqual(changes.toSorted());
  });

  test.each(inputs)('AUD-5: %s leaves an entry that names the operator', async (path, input) => {
    const em = () => planes.platform.em.fork();
    const before = await em().count(SystemEntry, { operatorId: who.id });
    expect(await answerTo(await consoleAs(who), path, input)).toMatchObject({ code: 'OK' });
    expect(await em().count(SystemEntry, { operatorId: who.id })).toBe(before + 1);
  });

  test('IDN-3: what lets somebody in, shuts them out or reaches every clinic wants a proof of the last ten minutes', async () => {
    const left = await operator();
    const desk = await consoleAs(left);
    await admin.query(
      `update identity.sessions set confirmed_at = now() - interval '11 minutes' where account_id = $1`,
      [left.accountId],
    );
    const asked = { clinicId: (await clinic()).id, reason: 'A walk', ticket: 'T-1' };
    const asking: string[] = [];
    for (const [path, input] of [...inputs, ['grants.breakGlass', asked] as const]) {
      const { answer } = await answerTo(desk, path, input);
      if (answer === 'Please confirm that it is you.') asking.push(path);
    }
    expect(asking.toSorted()).toEqual([
      ...['clinics.inviteOwnerAgain', 'clinics.open', 'clinics.takeStep', 'defaults.change'],
      ...['grants.breakGlass', 'operators.setStatus'],
    ]);
  });

  test('AUD-5: and so do the steps of a grant', async () => {
    const [asker, of] = [await operator('support'), await clinic()];
    const desk = await consoleAs(asker);
    const asked = { clinicId: of.id, reason: 'A walk', ticket: 'T-1' };
    await desk.grants.request(asked);
    const { id } = await desk.grants.breakGlass(asked);
    await desk.grants.open({ id });
    await desk.grants.end({ id });
    const entries = await planes.platform.em.fork().find(SystemEntry, { operatorId: asker.id });
    expect(entries.map(({ action }) => action).toSorted()).toEqual([
      ...['grant.emergency', 'grant.end', 'grant.open', 'grant.request'],
    ]);
  });
});

describe('the second factor of operators', () => {
  const credentials = (email: string) => ({ email, password: PASSWORD });

  test('IDN-4: in production nobody operates MedFlow before a second factor is set up', async () => {
    const { email } = await operator();
    const tokens: string[] = [];
    const door = (token?: string) => {
      const context = consoleDoor(token, { inProduction: true });
      const set = (given: string) => void tokens.push(given);
      return consoleRouter.createCaller({ ...context, cookies: { ...context.cookies, set } });
    };
    await door().session.signIn(credentials(email));
    const before = door(tokens.at(-1));
    expect(await before.session.current()).toMatchObject({ lacksSecondFactor: true });
    await expect(before.clinics.list({})).rejects.toMatchObject({
      ...{ code: 'FORBIDDEN', message: 'Please set up a second factor first.' },
    });
    const { key } = await before.session.beginApp();
    const { recoveryCodes } = await before.session.confirmApp({ code: await generate({ secret: key }) });
    await expect(before.session.current()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const after = door(tokens.at(-1));
    expect((await after.clinics.list({ limit: 1 })).items.length).toBeLessThanOrEqual(1);

    expect(await door().session.signIn(credentials(email))).toEqual({ done: false });
    await expect(door().session.signIn({ ...credentials(email), code: '000000' })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    });
    const [code = ''] = recoveryCodes;
    expect(await door().session.signIn({ ...credentials(email), code })).toEqual({ done: true });
    await expect(door().session.signIn({ ...credentials(email), code })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    });
  });

  test('IDN-3 IDN-4: a session that was left open sets up no second factor for whoever sits there now', async () => {
    const who = await operator();
    const desk = await consoleAs(who);
    const sql = await sqlAs('admin');
    await sql.query(
      `update identity.sessions set confirmed_at = now() - interval '11 minutes' where account_id = $1`,
      [who.accountId],
    );
    const needsProof = { cause: { needs: 'confirmation' } };
    await expect(desk.session.beginApp()).rejects.toMatchObject(needsProof);
    await expect(desk.session.confirmApp({ code: '123456' })).rejects.toMatchObject(needsProof);
  });

  test('A3: guesses at the console are counted', async () => {
    const { email } = await operator();
    const visitor = consoleRouter.createCaller(consoleDoor());
    const guess = () => answerTo(visitor, 'session.signIn', { email, password: 'not the password' });
    const codes: string[] = [];
    for (let i = 0; i < 6; i++) codes.push((await guess()).code);
    expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'UNAUTHORIZED'));
    expect(codes[5]).toBe('TOO_MANY_REQUESTS');
  });
});

test('LIT-6 IDN-9: a sign-in that names no clinic is told of', async () => {
  const em = planes.platform.em.fork();
  const before = await em.count(SecurityEvent, { kind: 'MISSING_TENANT_CONTEXT' });
  const apex = appRouter.createCaller(contextWith('localhost:3000'));
  const refused = answerTo(apex, 'support.live', undefined);
  expect((await refused).code).toBe('UNAUTHORIZED');
  const { accountId } = await operator();
  const session = { accountId, secondFactorAt: null, address: null, userAgent: null };
  const token = await openClinicless(planes, { ...session, kind: 'platform' });
  const inClinic = appRouter.createCaller(contextWith(hostOf(await clinic()), token));
  expect(await answerTo(inClinic, 'support.live', undefined)).toMatchObject({
    answer: 'tenant context required',
  });
  expect(await em.count(SecurityEvent, { kind: 'MISSING_TENANT_CONTEXT' })).toBe(before + 1);
});

describe('operators', () => {
  test('IDN-7 AUD-5: an inactive operator is out at the next call, and the change names who made it', async () => {
    const [boss, other] = [await operator(), await operator('support')];
    const [desk, theirs] = [await consoleAs(boss), await consoleAs(other)];
    await theirs.operators.list({});
    await desk.operators.setStatus({ id: other.id, status: 'inactive' });
    await expect(theirs.operators.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
    const { items } = await desk.systemAudit.search({ action: 'operator.setStatus', operatorId: boss.id });
    expect(items).toMatchObject([
      { actor: boss.name, entityId: other.id, changes: { status: { from: 'active', to: 'inactive' } } },
    ]);
  });

  test('AUD-5: a change that is refused leaves neither the change nor an entry', async () => {
    const boss = await operator();
    const desk = await consoleAs(boss);
    await expect(desk.operators.setStatus({ id: boss.id, status: 'inactive' })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    });
    const em = planes.platform.em.fork();
    expect(await em.count(SystemEntry, { operatorId: boss.id })).toBe(0);
  });

  test('AUD-5: the system audit cannot be changed, not even by the platform’s own role', async () => {
    const sql = await sqlAs('platform');
    for (const statement of [
      'update platform.system_entries set reason = $1',
      "delete from platform.system_entries where $1 <> ''",
    ])
      await expect(sql.query(statement, ['x'])).rejects.toMatchObject({ code: '42501' });
  });

  test('AUD-5: the audit is found by action, operator and day, page by page, and exported without formulas', async () => {
    const boss = await operator();
    const desk = await consoleAs(boss);
    for (let i = 0; i < 3; i++) {
      const other = await operator('support');
      await desk.operators.setStatus({ id: other.id, status: 'inactive' });
    }
    const first = await desk.systemAudit.search({ operatorId: boss.id, limit: 2 });
    const rest = await desk.systemAudit.search({
      operatorId: boss.id,
      limit: 2,
      cursor: first.nextCursor ?? '',
    });
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null]);
    const { csv } = await desk.systemAudit.exportCsv({ operatorId: boss.id });
    const rows: string[][] = parse(csv, { bom: true });
    expect(rows).toHaveLength(4);
    expect(rows[0]).toEqual(expect.arrayContaining(['createdAt', 'action', 'actor']));
  });
});

describe('alerts', () => {
  const trouble = (accountId: string, tenantId: string | null = null) => ({
    ...{ kind: 'CROSS_TENANT_ACCESS_ATTEMPT' as const, accountId, tenantId },
    ...{ procedure: 'test', requestId: null, address: null },
  });

  test('T18 LIT-6: five attempts in a minute by one user raise one alert, and the user is not told', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const stranger = appRouter.createCaller(contextWith(hostOf(theirs), await tokenOf(ours)));
    const told = new Set<string>();
    for (let i = 0; i < 5; i++) told.add(JSON.stringify(await answerTo(stranger, 'patients.list', {})));
    expect([...told]).toEqual([JSON.stringify({ code: 'FORBIDDEN', answer: 'tenant mismatch' })]);
    const raised = await planes.platform.em.fork().find(Alert, { tenantId: theirs.id });
    expect(raised).toMatchObject([
      { name: 'CrossTenantAccessAttempt', severity: 'critical', count: 5, acknowledgedAt: null },
    ]);
  });

  test('T18 AUD-1: a flood of small refusals hides no attempt on another clinic', async () => {
    const { accountId } = await operator();
    for (let i = 0; i < 5; i++) {
      const small = { ...trouble(accountId, crypto.randomUUID()), kind: 'NOT_A_MEMBER' as const };
      for (let n = 0; n < 30; n++) await recordRefusal(planes, small);
    }
    await recordRefusal(planes, trouble(accountId));
    const events = planes.platform.em.fork();
    expect(await events.count(SecurityEvent, { accountId, kind: 'NOT_A_MEMBER' })).toBe(120);
    expect(await events.count(SecurityEvent, { accountId, kind: 'CROSS_TENANT_ACCESS_ATTEMPT' })).toBe(1);
  });

  test('LIT-6 OPS-4 MO5: an acknowledged alert is done with; the next trouble raises another one', async () => {
    const desk = await consoleAs(await operator());
    const { accountId } = await operator();
    await recordRefusal(planes, trouble(accountId));
    const open = async () =>
      (await desk.alerts.list({ open: true })).items.filter(({ subject }) => subject.endsWith(accountId));
    const [alert] = await open();
    await desk.alerts.acknowledge({ id: alert?.id ?? '' });
    expect(await open()).toEqual([]);
    await expect(desk.alerts.acknowledge({ id: alert?.id ?? '' })).rejects.toMatchObject({
      code: 'UNPROCESSABLE_CONTENT',
    });
    await recordRefusal(planes, trouble(accountId));
    expect(await open()).toMatchObject([{ count: 1 }]);
  });

  const happened = async (kind: string, times: number, at: Date) => {
    const sql = await sqlAs('platform');
    await sql.query(
      'insert into platform.security_events (kind, created_at) select $1, $2 from generate_series(1, $3)',
      [kind, at, times],
    );
  };
  const raisedAs = (name: AlertName) => planes.platform.em.fork().find(Alert, { name });

  test.each([
    { kind: 'MISSING_TENANT_CONTEXT', name: 'MissingTenantContext', bearable: 10 },
    { kind: 'TENANT_COOKIE_FAILURE', name: 'TenantCookieFailure', bearable: 50 },
  ] as const)('LIT-6: $name is raised above $bearable in five minutes', async ({ kind, name, bearable }) => {
    await happened(kind, 100, new Date(Date.now() - 6 * 60_000));
    const lately = await planes.platform.em
      .fork()
      .count(SecurityEvent, { kind, createdAt: { $gt: new Date(Date.now() - 5 * 60_000) } });
    await happened(kind, bearable - 1 - lately, new Date());
    await recordRefusal(planes, { ...trouble((await operator()).accountId), kind });
    expect(await raisedAs(name)).toEqual([]);
    await recordRefusal(planes, { ...trouble((await operator()).accountId), kind });
    expect(await raisedAs(name)).toMatchObject([{ subject: 'all', count: bearable + 1 }]);
  });

  test('LIT-6: RLSViolation is raised at once, for each clinic by itself', async () => {
    const [one, other] = [await clinic(), await clinic()];
    for (const { id } of [one, other])
      await recordRefusal(planes, { ...trouble((await operator()).accountId, id), kind: 'RLS_VIOLATION' });
    const told = (await raisedAs('RLSViolation')).map(({ tenantId }) => tenantId);
    expect(told.filter(id => id === one.id || id === other.id)).toHaveLength(2);
  });
});

test('UI-3: the chart counts what happened in this hour', async () => {
  const desk = await consoleAs(await operator('auditor'));
  const of = await clinic();
  const before = (await desk.securityEvents.chart({ by: 'hour' })).steps;
  await recordRefusal(planes, {
    ...{ kind: 'NOT_A_MEMBER', tenantId: of.id, accountId: (await operator()).accountId },
    ...{ procedure: 'test', requestId: null, address: null },
  });
  const after = (await desk.securityEvents.chart({ by: 'hour' })).steps;
  expect(after).toHaveLength(24);
  expect(after.reduce((sum, { total }) => sum + total, 0)).toBe(
    before.reduce((sum, { total }) => sum + total, 0) + 1,
  );
  expect((await desk.securityEvents.list({ clinicId: of.id })).items).toMatchObject([
    { kind: 'NOT_A_MEMBER', clinic: of.name },
  ]);
});
