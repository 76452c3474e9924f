import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { isRepeatable } from '../../server/api/trpc.ts';
import { forgetKeys } from '../../server/data/idempotency/forget-keys.ts';
import { bookingFields, facilityFields, patientFields } from '../../server/demo/factories/factories.ts';
import { projectRoot } from '../../server/env.ts';
import { procedures } from '../../server/router.ts';
import { openDoor } from '../http/front-door.ts';
import { said, send } from '../http/send.ts';
import { printing } from '../world/probes.ts';
import { answerTo, inputFor, type Records, records } from '../world/records.ts';
import {
  as,
  bookable,
  clinic,
  cookieOf,
  database,
  databaseName,
  faker,
  hostOf,
  planes,
  slot,
  sqlAs,
  type TestClinic,
} from '../world/world.ts';

const admin = await sqlAs('admin');
const door = await openDoor();

/** Everything that a clinic holds, its tokens included. */
const everything = async (of: TestClinic) => {
  const { rows } = await admin.query('select id from identity.api_tokens where tenant_id = $1 order by 1', [
    of.id,
  ]);
  return [...(await (await printing(admin, of))()), ...rows.map(({ id }) => `token ${id}`)];
};

const CREATES = [
  ...['bookings.book', 'facilities.create', 'invitations.invite', 'patients.admit', 'services.create'],
  ...['calendarFeeds.create', 'calendarFeeds.createOwn', 'tokens.create', 'tokens.rotate'],
  ...['messages.write', 'waitingList.add', 'serviceRequests.create', 'requestComments.write'],
  'attachments.begin',
  'series.book',
  ...['webhooks.create', 'webhooks.rotateSecret'],
];

describe('a change that is sent again with its key', () => {
  let ours: Records;
  beforeAll(async () => {
    ours = await records();
  });
  const repeatable = procedures.flatMap(([path, procedure]) => (isRepeatable(procedure) ? [path] : []));

  test('OPS-8: may be any that needs a permission, but for those that ask a payment provider, or change the registry, a token or what a backup holds as they find it', () => {
    const others = procedures.filter(
      ([, procedure]) =>
        procedure._def.type === 'mutation' && procedure._def.meta?.permission && !isRepeatable(procedure),
    );
    expect(others.map(([path]) => path)).toEqual([
      'checkouts.open',
      ...['clinic.changeProfile', 'clinic.checkDomain', 'clinic.rotateSecret'],
      ...['backedUp.putBack', 'backedUp.undo'],
      ...['support.approve', 'support.decline', 'support.end', 'tokens.revoke'],
    ]);
  });

  test.each(repeatable)('OPS-8 C6: %s is made once and answered the same', async path => {
    const caller = await as(ours.clinic, 'owner', randomUUID());
    const input = inputFor(path, ours);
    const first = await answerTo(caller, path, input);
    const after = await everything(ours.clinic);
    const second = await answerTo(caller, path, input);
    expect(CREATES.includes(path) ? first.code : 'OK').toBe('OK');
    expect(JSON.parse(JSON.stringify(second))).toEqual(JSON.parse(JSON.stringify(first)));
    expect(await everything(ours.clinic)).toEqual(after);
  });
});

const patientsOf = async (of: TestClinic) =>
  (await admin.query('select * from clinic.patients where tenant_id = $1', [of.id])).rowCount;

/** Sends one change over the wire, as a program does. */
const post = async (of: TestClinic, key: string, path: string, body: unknown) =>
  door.knock({
    ...{ host: hostOf(of), path, method: 'POST', body },
    headers: { cookie: await cookieOf(of), 'idempotency-key': key },
  });

describe('a key', () => {
  test('OPS-8 C6: twenty who send the same booking at once make one, and each gets its answer', async () => {
    const { clinic: ours, links } = await bookable();
    const caller = await as(ours, 'owner', randomUUID());
    const wish = bookingFields(faker, { ...links, startsAt: slot(9) });
    const answers = await Promise.all(Array.from({ length: 20 }, () => caller.bookings.book(wish)));
    expect(new Set(answers.map(answer => JSON.stringify(answer))).size).toBe(1);
    const { rows } = await admin.query('select id from clinic.bookings where tenant_id = $1', [ours.id]);
    expect(rows).toEqual([{ id: answers[0]?.id }]);
  });

  test('OPS-8: travels as a header of REST and tRPC alike, and a repeated answer says that it is one', async () => {
    const ours = await clinic();
    const body = patientFields(faker);
    const [first, second] = [
      await post(ours, 'a key', '/api/v1/patients', body),
      await post(ours, 'a-key', '/api/v1/patients', body),
    ];
    expect(said(first)).toMatchObject({ code: 'BAD_REQUEST' });
    const third = await post(ours, 'a-key', '/trpc/patients.admit', body);
    expect(said(third)).toMatchObject({ result: { data: said(second) } });
    expect([second, third].map(({ headers }) => headers['idempotent-replayed'])).toEqual([undefined, 'true']);
    expect(await patientsOf(ours)).toBe(1);
  });

  test('OPS-8: stands for one input of one procedure; anything else is refused in words', async () => {
    const ours = await clinic();
    const caller = await as(ours, 'owner', 'one-key');
    const fields = patientFields(faker);
    await caller.patients.admit(fields);
    const refusal = {
      code: 'UNPROCESSABLE_CONTENT',
      message: expect.stringContaining('another change already'),
    };
    await expect(caller.patients.admit({ ...fields, lastName: 'Other' })).rejects.toMatchObject(refusal);
    await expect(caller.facilities.create(facilityFields(faker))).rejects.toMatchObject(refusal);
    expect(await patientsOf(ours)).toBe(1);
  });

  test('OPS-8: is free again when its change was refused', async () => {
    const { clinic: ours, links } = await bookable();
    const caller = await as(ours, 'owner', randomUUID());
    const rival = await (await as(ours)).bookings.book(bookingFields(faker, { ...links, startsAt: slot(9) }));
    const wish = bookingFields(faker, { ...links, startsAt: slot(9) });
    await expect(caller.bookings.book(wish)).rejects.toMatchObject({ code: 'CONFLICT' });
    await (await as(ours)).bookings.cancel({ id: rival.id, version: rival.version, reason: 'x' });
    expect(await caller.bookings.book(wish)).toMatchObject({ status: 'pending' });
  });

  test('OPS-8 TEN-9: of another clinic or another member is another key', async () => {
    const [ours, theirs] = [await clinic(), await clinic()];
    const fields = patientFields(faker);
    const callers = [
      await as(ours, 'owner', 'same'),
      await as(theirs, 'owner', 'same'),
      await as(ours, 'staff', 'same'),
    ];
    const [mine, foreign] = [
      await callers[0]?.patients.admit(fields),
      await callers[1]?.patients.admit(fields),
    ];
    expect(foreign?.id).not.toBe(mine?.id);
    const colleague = await callers[2]?.patients.admit({ ...fields, identifier: 'P-2' });
    expect(colleague).toMatchObject({ identifier: 'P-2' });
    expect([await patientsOf(ours), await patientsOf(theirs)]).toEqual([2, 1]);
  });

  test('OPS-8: opens a former answer to nobody who may not make the change any more', async () => {
    const ours = await clinic();
    const staff = await as(ours, 'staff', 'kept');
    const fields = patientFields(faker);
    await staff.patients.admit(fields);
    await admin.query(`update clinic.users set role = 'auditor' where tenant_id = $1 and role = 'staff'`, [
      ours.id,
    ]);
    expect(await answerTo(staff, 'patients.admit', fields)).toMatchObject({ code: 'FORBIDDEN' });
  });

  test('OPS-8: keeps nothing of the answer that could be read, not even by the clinic itself', async () => {
    const ours = await clinic();
    const caller = await as(ours, 'owner', 'a-telling-key');
    const { id, lastName } = await caller.patients.admit(patientFields(faker, { lastName: 'Zzyzx' }));
    const { rows } = await admin.query(
      'select k::text as row from clinic.idempotency_keys k where tenant_id = $1',
      [ours.id],
    );
    expect(rows).toHaveLength(1);
    for (const secret of [id, lastName, 'a-telling-key', Buffer.from('a-telling-key').toString('hex')])
      expect(rows[0].row).not.toContain(secret);
  });

  test('OPS-8: is kept for a day and then deleted, with the answer', async () => {
    const ours = await clinic();
    const caller = await as(ours, 'owner', 'daily');
    await caller.patients.admit(patientFields(faker));
    const kept = async () =>
      (await admin.query('select from clinic.idempotency_keys where tenant_id = $1', [ours.id])).rowCount;
    const age = (hours: number) =>
      admin.query(
        'update clinic.idempotency_keys set claimed_at = now() - make_interval(hours => $2) where tenant_id = $1',
        [ours.id, hours],
      );
    await age(23);
    await forgetKeys(planes);
    expect(await kept()).toBe(1);
    await age(25);
    // One that nobody has deleted yet is worth nothing either.
    await caller.patients.admit(patientFields(faker));
    expect(await patientsOf(ours)).toBe(2);
    await age(25);
    await forgetKeys(planes);
    expect(await kept()).toBe(0);
  });

  test('OPS-8: stands for one call, so a tRPC request of several is refused', async () => {
    const ours = await clinic();
    const answer = await post(ours, 'several', '/trpc/patients.admit,patients.admit?batch=1', {
      ...{ 0: patientFields(faker), 1: patientFields(faker) },
    });
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('send one call only') });
    expect(await patientsOf(ours)).toBe(0);
  });

  test('OPS-8 C6: is the same in every process', async () => {
    const ours = await clinic();
    const { PATH = '', HOME = '' } = process.env;
    const other = fork(join(projectRoot, 'test/fixtures/server-process.ts'), {
      env: {
        PATH,
        HOME,
        ...inject('environment'),
        PORT: '0',
        DATABASE_URL: database.url('admin', databaseName),
      },
    });
    const [{ port }] = await once(other, 'message');
    const body = patientFields(faker);
    const ask = {
      ...{ host: hostOf(ours), path: '/api/v1/patients', method: 'POST', body },
      headers: { cookie: await cookieOf(ours), 'idempotency-key': 'shared' },
    };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => send(n % 2 ? port : door.port, ask)),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await patientsOf(ours)).toBe(1);
    const gone = once(other, 'exit');
    other.disconnect();
    await gone;
  });
});
