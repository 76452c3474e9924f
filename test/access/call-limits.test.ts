import { expect, test } from 'vitest';
import { CallBudget } from '../../server/access/limits/call-budget.ts';
import { FairGate } from '../../server/access/limits/fair-gate.ts';
import { Limits } from '../../server/access/limits/limits.ts';
import { appRouter } from '../../server/router.ts';
import { openDoor } from '../http/front-door.ts';
import { answerTo } from '../world/records.ts';
import { WAITING } from '../world/waiting.ts';
import { as, clinic, contextWith, hostOf, planes, sqlAs, type TestClinic, tokenOf } from '../world/world.ts';

const door = await openDoor();
const admin = await sqlAs('admin');

let plans = 0;

/** A clinic on a plan of its own with so many calls a minute. */
const clinicWith = async (perMinute: number, perToken = perMinute): Promise<TestClinic> => {
  const plan = `plan-${++plans}`;
  await admin.query(
    `insert into platform.plans (code, name, price, calls_per_minute, token_calls_per_minute) values ($1, $1, 0, $2, $3)`,
    [plan, perMinute, perToken],
  );
  return clinic({ plan });
};

/** Asks for the patients over HTTP: how often it was answered, and the last answer. */
const ask = async (of: TestClinic, times: number, authorization?: string) => {
  const headers: Record<string, string> = authorization
    ? { authorization }
    : { cookie: `medflow=${await tokenOf(of)}` };
  const answers = await Promise.all(
    Array.from({ length: times }, () =>
      door.knock({ host: hostOf(of), path: '/api/v1/facilities', headers }),
    ),
  );
  return { ok: answers.filter(({ status }) => status === 200).length, answers };
};

test('IDN-8: the calls a minute of the plan are answered, the next ones are asked to come later', async () => {
  const ours = await clinicWith(40);
  const { ok, answers } = await ask(ours, 60);
  expect(ok).toBe(40);
  const refused = answers.filter(({ status }) => status !== 200);
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([429]));
  const [{ headers, text } = { headers: {}, text: '' }] = refused;
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect(JSON.parse(text)).toMatchObject({
    code: 'TOO_MANY_REQUESTS',
    message: expect.stringContaining('40 calls a minute'),
  });
});

test('IDN-8: every answer tells what is left', async () => {
  const ours = await clinicWith(100);
  const { answers } = await ask(ours, 3);
  expect(answers[0]?.headers['ratelimit-policy']).toBe('"clinic";q=100;w=60');
  const left = answers.map(({ headers }) => Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1]));
  expect(left.sort((a, b) => b - a)).toEqual([99, 98, 97]);
});

test('IDN-8 D5: one clinic that has used up its calls takes none from another', async () => {
  const [noisy, quiet] = [await clinicWith(20), await clinicWith(20)];
  expect((await ask(noisy, 50)).ok).toBe(20);
  expect((await ask(quiet, 10)).ok).toBe(10);
});

test('IDN-8 D5: calls that need no permission wait for their clinic’s turn as well, those of visitors included', async () => {
  const [noisy, quiet] = [await clinic(), await clinic()];
  const busy = Promise.withResolvers<void>();
  const gate = new FairGate(2);
  const callerIn = async (of: TestClinic) =>
    appRouter.createCaller({ ...contextWith(hostOf(of), await tokenOf(of)), gate });
  const [here, there] = [await callerIn(noisy), await callerIn(quiet)];
  const visit = (caller: typeof here) => answerTo(caller, 'invitations.show', { token: 'x'.repeat(43) });
  const holding = gate.run(noisy.id, () => busy.promise);
  const answered: string[] = [];
  const waiting = [
    here.session.current().then(() => answered.push('member')),
    visit(here).then(() => answered.push('visitor')),
  ];
  await there.session.current();
  expect(await visit(there)).toMatchObject({ code: 'NOT_FOUND' });
  expect(answered).toEqual([]);
  busy.resolve();
  await Promise.all([holding, ...waiting]);
  expect(answered.toSorted()).toEqual(['member', 'visitor']);
});

test('F2 D5: while all calls of one clinic hang in the database, another’s are answered, and theirs in words once it is over', async () => {
  const [stuck, other] = [await clinic(), await clinic()];
  const holder = await sqlAs('admin');
  await holder.query('begin');
  await holder.query('select from clinic.booking_settings where tenant_id = $1 for update', [stuck.id]);
  const here = await as(stuck);
  const { version } = (await here.settings.get()).booking;
  const settled: unknown[] = [];
  const gate = new FairGate(planes.clinicConnections);
  const through = async (of: TestClinic) =>
    appRouter.createCaller({ ...contextWith(hostOf(of), await tokenOf(of)), gate });
  const [theirs, ours] = [await through(stuck), await through(other)];
  const hanging = Array.from({ length: 30 }, () =>
    theirs.settings.updateBooking({ version, slotMinutes: 30 }).then(
      answer => settled.push(answer),
      (error: { code: string }) => settled.push(error.code),
    ),
  );
  const waiting = `select ${WAITING}`;
  await expect
    .poll(async () => (await admin.query(waiting)).rowCount, { timeout: 4000, interval: 20 })
    .toBe(Math.max(1, planes.clinicConnections - 1));
  for (let n = 0; n < 10; n++) await ours.facilities.list({});
  await ours.settings.updateBooking({ version, slotMinutes: 30 });
  expect(settled).toEqual([]);
  await holder.query('rollback');
  await Promise.all(hanging);
  // One was first; to the others it is a change of somebody else, or too many at once.
  expect(settled.filter(answer => typeof answer === 'object')).toHaveLength(1);
  const codes = settled.filter(answer => typeof answer === 'string');
  expect(new Set(codes)).toEqual(new Set(['CONFLICT']));
});

test('IDN-6 IDN-8: a token has its own limit, of the plan or a smaller one of its own', async () => {
  const ours = await clinicWith(1000, 20);
  const owner = await as(ours);
  const account = { name: 'Kiosk', role: 'staff', scopes: ['facilities:read'] } as const;
  const issue = async (callsPerMinute: number | null) =>
    (await owner.tokens.create({ ...account, scopes: ['facilities:read'], callsPerMinute })).token;
  expect((await ask(ours, 30, `Bearer ${await issue(null)}`)).ok).toBe(20);
  const own = await ask(ours, 30, `Bearer ${await issue(5)}`);
  expect(own.ok).toBe(5);
  expect(own.answers.find(({ status }) => status === 200)?.headers['ratelimit-policy']).toBe(
    '"token";q=5;w=60',
  );
  expect((await ask(ours, 5)).ok).toBe(5);
});

test('D1 IDN-8: each call of a batch counts', async () => {
  const ours = await clinicWith(20);
  const path = `/trpc/${Array(10).fill('facilities.list').join(',')}?batch=1&input=%7B%7D`;
  const headers = { cookie: `medflow=${await tokenOf(ours)}` };
  for (let n = 0; n < 2; n++) await door.knock({ host: hostOf(ours), path, headers });
  expect((await ask(ours, 5)).ok).toBe(0);
});

test('IDN-8 OPS-9: several processes share one limit', async () => {
  const ours = await clinicWith(100);
  const processes = Array.from({ length: 4 }, () => new CallBudget(planes, new Limits(planes)));
  const tries = Array.from({ length: 240 }, (_, n) =>
    Promise.resolve(processes[n % 4]?.take({ clinicId: ours.id })).then(
      () => true,
      () => false,
    ),
  );
  const ok = (await Promise.all(tries)).filter(Boolean).length;
  expect(ok).toBeLessThanOrEqual(100);
  expect(ok).toBeGreaterThan(75);
});

test('TEN-3 IDN-6: what services may call in a month is counted, and no more is answered', async () => {
  const plan = `plan-${++plans}`;
  await admin.query(
    `insert into platform.plans (code, name, price, calls_per_minute, token_calls_per_minute, max_api_calls_per_month)
     values ($1, $1, 0, 1000, 1000, 40)`,
    [plan],
  );
  const ours = await clinic({ plan });
  const { token } = await (await as(ours)).tokens.create({
    ...{ name: 'Kiosk', role: 'staff', scopes: ['facilities:read'] },
  });
  expect((await ask(ours, 60, `Bearer ${token}`)).ok).toBe(40);
  const { ok, answers } = await ask(ours, 5, `Bearer ${token}`);
  expect(ok).toBe(0);
  expect(answers[0]?.text).toContain('API calls of the month');
  const { rows } = await admin.query(
    "select count from platform.usage where clinic_id = $1 and metric = 'api_calls'",
    [ours.id],
  );
  expect(rows).toEqual([{ count: 40 }]);
  expect((await ask(ours, 5)).ok).toBe(5);
});
