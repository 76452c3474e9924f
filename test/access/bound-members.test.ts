import { describe, expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { concernsAll } from '../../server/api/permission.ts';
import { facilityFields, userFields } from '../../server/demo/factories/factories.ts';
import { appRouter, procedures } from '../../server/router.ts';
import {
  may,
  type Permission,
  permissionsOf,
  permissionsWithin,
  wholeClinic,
} from '../../shared/permissions.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import { as, contextWith, faker, hostOf, member, planes, sqlAs, type TestClinic } from '../world/world.ts';

const WORDS = 'This concerns the whole clinic. Please ask somebody who is not bound to facilities.';

const admin = await sqlAs('admin');
const of = await records();
const caller = await as(of.clinic);
const elsewhere = (await caller.facilities.create(facilityFields(faker))).id;

/** A member who is bound to these facilities, as their browser reaches the router. */
const bound = async (clinic: TestClinic, role: 'admin' | 'owner', facilityIds: string[]) => {
  const { id, accountId } = await member(clinic, role, facilityIds);
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: clinic.id }, trace);
  return appRouter.createCaller(contextWith(hostOf(clinic), token));
};

const guarded = procedures.flatMap(([path, { _def }]) => {
  const { permission } = _def.meta ?? {};
  const isChange = _def.type === 'mutation';
  return permission
    ? [{ path, permission, isChange, isRefused: concernsAll(isChange, _def.meta ?? {}) }]
    : [];
});

/** Which changes keep to the facilities of who makes them, by the database's own rules for their records. */
const keeping = [
  ...['patients.admit', 'patients.update', 'patients.trash', 'patients.restore'],
  ...['patientAddresses', 'patientConsents', 'patientContacts', 'patientIdentifiers'].flatMap(kind =>
    ['create', 'update', 'trash', 'restore'].map(call => `${kind}.${call}`),
  ),
  ...['prescribe', 'changeDose', 'stop', 'goOn', 'withdraw'].map(call => `medications.${call}`),
  ...['take', 'round', 'correct', 'withdraw'].map(call => `measurements.${call}`),
  ...['record', 'withdraw'].map(call => `healthEvents.${call}`),
  ...[
    'begin',
    'save',
    'settle',
    'comment',
    'settleComment',
    'sign',
    'lock',
    'unlock',
    'move',
    'trash',
    'restore',
  ].map(call => `filledForms.${call}`),
  ...['create', 'update', 'trash', 'restore'].map(call => `placements.${call}`),
  ...['create', 'trash', 'restore'].map(call => `placementSpecialists.${call}`),
  ...['bookings.book', 'bookings.cancel', 'bookings.move', 'bookings.checkIn', 'bookings.complete'],
  ...['bookings.handOver', 'bookings.cancelAll', 'bookings.takeBackAll'],
  ...['series.book', 'series.cancel', 'series.move', 'series.takeBack'],
  ...['series.addDate', 'series.update'],
  ...[
    'bookings.confirm',
    'bookings.markNoShow',
    'bookings.begin',
    'bookings.takeBack',
    'bookings.update',
    'bookings.giveTo',
  ],
  ...['bookings.hold', 'bookings.release', 'bookings.overbook', 'preferences.save'],
  ...['notifications.markRead'],
  ...['tellApart', 'trash', 'restore'].map(call => `distinctPatients.${call}`),
  'profile.rename',
  ...['dayExceptions', 'holidays', 'timeOff'].flatMap(kind =>
    ['create', 'update', 'trash', 'restore', 'import', 'preview'].map(call => `${kind}.${call}`),
  ),
  ...['bookingRequests.accept', 'bookingRequests.decline'],
  ...['waitingRequests.accept', 'waitingRequests.decline'],
  ...['waitingList.add', 'waitingList.update', 'waitingList.withdraw', 'waitingList.offer'],
  'waitingList.putBack',
  ...['waitingList.accept', 'waitingList.decline', 'waitingList.extend'],
  ...['waitingList.trash', 'waitingList.restore'],
  ...[
    'create',
    'update',
    'accept',
    'refuse',
    'callOff',
    'finish',
    'reopen',
    'markRead',
    'book',
    'bookSeries',
  ].map(call => `serviceRequests.${call}`),
  ...['serviceRequests.trash', 'serviceRequests.restore', 'requestComments.write', 'requestComments.correct'],
  ...['begin', 'send', 'trash', 'restore'].map(call => `attachments.${call}`),
  ...['write', 'markRead', 'settle', 'letWait', 'trash', 'restore'].map(call => `messages.${call}`),
  ...['devices.create', 'devices.update', 'devices.trash', 'devices.restore'],
  ...['create', 'update', 'putAway', 'trash', 'restore'].map(call => `announcements.${call}`),
  ...['create', 'update', 'step', 'move', 'trash', 'restore'].map(call => `tasks.${call}`),
  ...['add', 'rename', 'tick', 'move', 'trash', 'restore'].map(call => `taskItems.${call}`),
  ...['create', 'update', 'renew', 'trash', 'restore'].map(call => `complianceRecords.${call}`),
  ...['rooms.create', 'rooms.update', 'rooms.trash', 'rooms.restore'],
  ...['facilities.update', 'facilities.trash', 'facilities.restore', 'availability.replaceWeek'],
  ...['facilityStaff', 'facilityAddresses'].flatMap(kind =>
    ['create', 'update', 'trash', 'restore'].map(call => `${kind}.${call}`),
  ),
  ...['users.update', 'users.trash', 'users.restore', 'sessions.endOfMember'],
  ...['invitations.invite', 'invitations.resend', 'invitations.revoke'],
  ...['calendarFeeds.create', 'calendarFeeds.createOwn', 'calendarFeeds.revoke'],
  ...[
    ...['patients', 'bookings', 'services', 'staff', 'facilities', 'audit', 'waitingList', 'messages'],
    ...['bookingRequests', 'announcements', 'rooms', 'devices', 'holidays', 'dayExceptions', 'timeOff'],
    'serviceRequests',
  ].map(list => `listExports.${list}`),
  'checkouts.open',
  ...['write', 'billBooking', 'update', 'issue', 'credit', 'pay', 'refund', 'remind', 'trash', 'restore'].map(
    call => `invoices.${call}`,
  ),
  ...['write', 'update', 'submit', 'approve', 'decline', 'pay', 'reverse', 'trash', 'restore'].map(
    call => `expenses.${call}`,
  ),
  ...['listExports.invoices', 'listExports.tasks', 'listExports.complianceRecords', 'listExports.expenses'],
  ...['tokens.create', 'tokens.rotate', 'tokens.revoke'],
];

describe('AT4 TEN-8: who is bound to facilities', async () => {
  const [boundAdmin, boundOwner] = [
    await bound(of.clinic, 'admin', [elsewhere]),
    await bound(of.clinic, 'owner', [elsewhere]),
  ];

  test('AT4: changes only what keeps to facilities; every other change is the whole clinic’s', () => {
    const marked = guarded
      .filter(({ isChange, isRefused }) => isChange && !isRefused)
      .map(({ path }) => path);
    expect(marked.filter(path => !keeping.includes(path))).toEqual([]);
  });

  test.each(guarded)(
    'AT4: $path tells a bound administrator and owner whether it concerns them',
    async ({ path, permission, isRefused }) => {
      for (const [who, role] of [
        [boundAdmin, 'admin'],
        [boundOwner, 'owner'],
      ] as const) {
        if (!may(role, permission)) continue;
        const { code, answer } = await answerTo(who, path, inputFor(path, of));
        expect({ role, isRefused: code === 'FORBIDDEN' && answer === WORDS }).toEqual({ role, isRefused });
      }
    },
  );

  test('AT4: does nothing to members, sessions, invitations and tokens of other facilities, nor of the whole clinic', async () => {
    const { id, version, facilityIds } = await caller.users.get({
      id: (await member(of.clinic, 'staff')).id,
    });
    const former = await caller.users.get({ id: (await member(of.clinic, 'staff')).id });
    await caller.users.trash({ id: former.id, version: former.version });
    expect(facilityIds).toBeNull();
    const { invitation } = await caller.invitations.invite(userFields(faker));
    const token = await caller.tokens.create({ name: 'Robot', role: 'staff', scopes: ['bookings:read'] });
    const before = await admin.query('select * from identity.sessions where tenant_id = $1 order by id', [
      of.clinic.id,
    ]);
    const tries = [
      () => boundAdmin.users.update({ id, version, status: 'inactive' }),
      () => boundAdmin.users.trash({ id, version }),
      () => boundAdmin.users.restore({ id: former.id }),
      () => boundAdmin.sessions.endOfMember({ id: of.ownerId }),
      () => boundAdmin.sessions.ofMember({ id: of.ownerId }),
      () => boundAdmin.invitations.invite(userFields(faker)),
      () => boundAdmin.invitations.revoke({ id: invitation.id, version: invitation.version }),
      () => boundAdmin.invitations.resend({ id: invitation.id, version: invitation.version }),
      () => boundAdmin.tokens.revoke({ id: token.id }),
      () => boundAdmin.tokens.rotate({ id: token.id, overlapHours: 1 }),
    ];
    for (const attempt of tries)
      await expect(attempt()).rejects.toMatchObject({ code: 'UNPROCESSABLE_CONTENT' });
    const after = await admin.query('select * from identity.sessions where tenant_id = $1 order by id', [
      of.clinic.id,
    ]);
    expect(after.rows.map(({ revoked_at }) => revoked_at)).toEqual(
      before.rows.map(({ revoked_at }) => revoked_at),
    );
    expect(await caller.users.get({ id })).toMatchObject({ version, status: 'active' });
  });

  test('AT4: still does all of it where they work', async () => {
    const { id } = await member(of.clinic, 'staff', [elsewhere]);
    expect(await boundAdmin.sessions.endOfMember({ id })).toEqual({ done: true });
    const token = await boundAdmin.tokens.create({ name: 'Kiosk', role: 'staff', scopes: ['bookings:read'] });
    expect(await boundAdmin.tokens.revoke({ id: token.id })).toEqual({ done: true });
    const { version } = await boundAdmin.users.get({ id });
    expect(await boundAdmin.users.update({ id, version, status: 'inactive' })).toMatchObject({
      status: 'inactive',
    });
  });

  test('AT4: is not shown what they may not do', async () => {
    const { permissions } = await boundAdmin.session.current();
    expect(permissions).toEqual(permissionsWithin('admin', [elsewhere]));
    for (const permission of wholeClinic) expect(permissions).not.toContain(permission);
    expect((await caller.session.current()).permissions).toEqual(permissionsOf('owner'));
  });
});

test('AT4: what the dashboard hides from them is exactly what no change lets them do', () => {
  const changes = guarded.filter(({ isChange, isRefused }) => isChange || isRefused);
  const all = new Set(changes.map(({ permission }) => permission));
  const hidden = [...all].filter(permission =>
    changes.every(procedure => procedure.permission !== permission || procedure.isRefused),
  );
  const byName = (permissions: readonly Permission[]) => [...permissions].sort();
  expect(byName(wholeClinic)).toEqual(byName(hidden));
});
