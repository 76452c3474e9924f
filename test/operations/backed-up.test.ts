import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { patientFields, serviceFields } from '../../server/demo/factories/factories.ts';
import { backUp } from '../../server/operations/backups/back-up.ts';
import { kindsOf } from '../../server/operations/backups/records/kinds.ts';
import { folderTarget } from '../../server/operations/backups/targets/folder.ts';
import { busy } from '../world/restored.ts';
import { as, env, faker, member, planes, slot, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');

const backedUp = async (of: TestClinic) => {
  const { id, name } = await backUp({ planes, target: folderTarget(env.backupDir) }, of, 'test');
  return { backupId: id, folder: join(env.backupDir, of.id, name), name };
};

/** Somebody with every right removes rows for ever, which nobody who serves can. */
const removeForEver = async (...statements: [string, string][]) => {
  await admin.query('set session_replication_role = replica');
  for (const [statement, id] of statements) await admin.query(statement, [id]);
  await admin.query('reset session_replication_role');
};

test('OPS-1: what somebody changed since a backup is shown field by field and put back, told by the trail, and undone', async () => {
  const { clinic: of, caller, links } = await busy();
  const others = [patientFields(faker), patientFields(faker)];
  for (const fields of others) await caller.patients.admit(fields);
  const { id, version: begun } = await caller.patients.get({ id: links.patientId });
  const { facilityId, practitionerId } = links;
  await caller.patients.update({ id, version: begun, facilityId, alerts: ['Latex'] });
  const { backupId, name } = await backedUp(of);
  const was = await caller.patients.get({ id });
  const { version } = await caller.patients.update({
    ...{
      id: was.id,
      version: was.version,
      notes: 'Written over',
      phone: '+49 30 999999',
      status: 'inactive',
    },
    ...{ facilityId: null, practitionerId, alerts: [] },
  });

  expect((await caller.backedUp.kinds({ backupId })).kinds).toContainEqual({ entity: 'Patient', rows: 3 });
  const asked = { backupId, entity: 'Patient' };
  expect(await caller.backedUp.list(asked)).toEqual({
    items: [
      {
        ...{
          id: was.id,
          name: `${was.firstName} ${was.lastName}`,
          at: null,
          patient: null,
          state: 'changed',
        },
        fields: expect.arrayContaining(['notes', 'phone', 'status']),
      },
    ],
    nextCursor: null,
  });
  expect((await caller.backedUp.list({ ...asked, search: 'nobody is called so' })).items).toEqual([]);
  const one = { ...asked, entityId: was.id };
  const looked = await caller.backedUp.get(one);
  expect(looked).toMatchObject({ state: 'changed', version });
  expect(looked.fields.filter(({ isSame }) => !isSame)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'notes', was: 'Planted before', is: 'Written over' }),
    ]),
  );

  // Somebody else was faster: nothing is put back over what they wrote.
  await expect(caller.backedUp.putBack({ ...one, version: version - 1 })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  const put = await caller.backedUp.putBack({ ...one, version, fields: ['notes'] });
  expect(put.fields).toEqual(['notes']);
  expect(await caller.patients.get({ id: was.id })).toMatchObject({
    notes: 'Planted before',
    status: 'inactive',
  });
  // Sealed anew, it is in the database no more than anything else.
  const { rows } = await admin.query(
    `select encode(notes, 'escape') as notes from clinic.patients where id = $1`,
    [was.id],
  );
  expect(rows[0].notes).not.toContain('Planted');
  const [told] = (await caller.audit.timeline({ entity: 'Patient', id: was.id })).items;
  expect(told).toMatchObject({
    ...{ action: 'UPDATE', procedure: 'backedUp.putBack', reason: `backup ${name}` },
    changes: { notes: { protected: true } },
  });

  await caller.backedUp.undo({ undo: put.undo ?? '' });
  expect(await caller.patients.get({ id: was.id })).toMatchObject({ notes: 'Written over' });
  // Once; and by nobody but whom it was answered to.
  await expect(caller.backedUp.undo({ undo: put.undo ?? '' })).rejects.toMatchObject({ code: 'CONFLICT' });
  const { caller: other, clinic: theirs } = await busy();
  await expect(other.backedUp.undo({ undo: put.undo ?? '' })).rejects.toThrow('cannot be undone');

  // Page after page, those that are what they were left out.
  const [{ id: second } = { id: '' }] = (await caller.patients.list({ search: others[0]?.lastName })).items;
  await caller.patients.update({ id: second, version: 1, notes: 'Also changed' });
  const first = await caller.backedUp.list({ ...asked, limit: 1 });
  const rest = await caller.backedUp.list({ ...asked, limit: 1, cursor: first.nextCursor ?? '' });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual([was.id, second].sort());
  expect(rest.nextCursor).toBeNull();
  await caller.backedUp.putBack({ ...asked, entityId: second, version: 2 });

  // Everything of it, at last.
  const { version: now } = await caller.patients.get({ id: was.id });
  await caller.backedUp.putBack({ ...one, version: now });
  expect(await caller.backedUp.list(asked)).toMatchObject({ items: [] });
  const { phone, status, facility, practitioner, alerts } = was;
  expect(await caller.patients.get({ id })).toMatchObject({ phone, status, facility, practitioner, alerts });
  await expect(caller.backedUp.putBack({ ...one, version: now + 1 })).rejects.toThrow('Nothing differs');

  // Another clinic, and whoever may not bring a clinic back, sees nothing and writes nothing.
  await expect(other.backedUp.get(one)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(other.backedUp.putBack({ ...one, version: now })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const own = await backedUp(theirs);
  await expect(other.backedUp.get({ ...one, backupId: own.backupId })).rejects.toThrow(
    'This record does not exist',
  );
  const admins = await as(of, 'admin');
  await expect(admins.backedUp.list(asked)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(admins.backedUp.putBack({ ...one, version: now })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('OPS-1: what was removed for ever is made again once what it refers to is there, and what is in the trash is taken out of there', async () => {
  const { clinic: of, caller, links, booked } = await busy();
  const { id: service } = await caller.services.create(serviceFields(faker));
  const { backupId } = await backedUp(of);
  await removeForEver(
    ['delete from clinic.claims where tenant_id = $1', of.id],
    ['delete from clinic.bookings where id = $1', booked],
    ['delete from clinic.patient_terms where patient_id = $1', links.patientId],
    ['delete from clinic.patients where id = $1', links.patientId],
  );
  await caller.services.trash({ id: service, version: 1 });

  const booking = { backupId, entity: 'Booking', entityId: booked };
  expect((await caller.backedUp.list({ backupId, entity: 'Booking' })).items).toMatchObject([
    { id: booked, state: 'gone', patient: null, at: slot(9) },
  ]);
  await expect(caller.backedUp.putBack({ ...booking, version: null })).rejects.toThrow(
    'The patient that this refers to is gone. Please put that back first.',
  );
  const patient = { backupId, entity: 'Patient', entityId: links.patientId };
  await expect(caller.backedUp.putBack({ ...patient, version: 1 })).rejects.toThrow('gone meanwhile');
  const made = await caller.backedUp.putBack({ ...patient, version: null });
  expect(await caller.patients.get({ id: links.patientId })).toMatchObject({ notes: 'Planted before' });
  // Found by its name, as any other.
  const { lastName } = await caller.patients.get({ id: links.patientId });
  expect((await caller.patients.list({ search: lastName })).items).toMatchObject([{ id: links.patientId }]);

  // The time was given to somebody else meanwhile.
  const { id: guest } = await caller.patients.admit(patientFields(faker));
  const { id: taken, version } = await caller.bookings.book({
    ...links,
    patientId: guest,
    startsAt: slot(9),
  });
  await expect(caller.backedUp.putBack({ ...booking, version: null })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  await caller.bookings.cancel({ id: taken, version, reason: 'Makes room' });
  await caller.backedUp.putBack({ ...booking, version: null });
  expect(await caller.bookings.get({ id: booked })).toMatchObject({
    status: 'pending',
    startsAt: slot(9),
  });
  await expect(caller.bookings.book({ ...links, patientId: guest, startsAt: slot(9) })).rejects.toMatchObject(
    {
      code: 'CONFLICT',
    },
  );

  const trashed = { backupId, entity: 'Service', entityId: service };
  expect((await caller.backedUp.list({ backupId, entity: 'Service' })).items).toMatchObject([
    { state: 'trashed' },
  ]);
  await expect(caller.backedUp.putBack({ ...trashed, version: 2 })).rejects.toThrow('in the trash');

  // What was made again goes into the trash.
  await expect(caller.backedUp.undo({ undo: made.undo ?? '' })).resolves.toMatchObject({
    id: links.patientId,
  });
  expect((await caller.patients.get({ id: links.patientId })).deletedAt).not.toBeNull();
});

test('B2 OPS-1: nothing is put back by a backup that was tampered with anywhere, and no access is given back', async () => {
  const { clinic: of, caller, links } = await busy();
  const { id } = await member(of, 'staff');
  const { backupId, folder } = await backedUp(of);
  const [{ version }, user] = [
    await caller.patients.get({ id: links.patientId }),
    await caller.users.get({ id }),
  ];
  const changed = await caller.patients.update({ id: links.patientId, version, notes: 'Written over' });
  const file = join(folder, 'clinic.users.part');
  const kept = await readFile(file);
  await writeFile(file, kept.subarray(1));
  const patient = { backupId, entity: 'Patient', entityId: links.patientId, version: changed.version };
  await expect(caller.backedUp.putBack(patient)).rejects.toThrow('not what was written here');
  expect(await caller.patients.get({ id: links.patientId })).toMatchObject({ notes: 'Written over' });
  await writeFile(file, kept);
  await caller.backedUp.putBack(patient);
  // Another file in its place is looked at anew.
  await writeFile(file, Buffer.concat([kept, Buffer.from('x')]));
  const again = await caller.patients.update({
    id: links.patientId,
    version: changed.version + 1,
    notes: 'Once more',
  });
  await expect(caller.backedUp.putBack({ ...patient, version: again.version })).rejects.toThrow(
    'not what was written',
  );
  await writeFile(file, kept);

  await caller.users.update({ id, version: user.version, status: 'inactive' });
  const gone = { backupId, entity: 'User', entityId: id };
  const { fields } = await caller.backedUp.get(gone);
  expect(fields.find(({ name }) => name === 'status')).toMatchObject({ mayPutBack: false, isSame: false });
  await expect(caller.backedUp.putBack({ ...gone, version: user.version + 1 })).rejects.toThrow(
    'Nothing differs',
  );
  await expect(
    caller.backedUp.putBack({ ...gone, version: user.version + 1, fields: ['status'] }),
  ).rejects.toThrow('cannot be put back');
  // Trails, what only gains and what was sent are no kinds at all.
  const kinds = kindsOf(planes).map(({ meta }) => meta.className);
  expect(kinds).toEqual(
    expect.arrayContaining(['Booking', 'Patient', 'PatientContact', 'BookingSettings', 'Room']),
  );
  for (const entity of [
    'AuditEntry',
    'Seal',
    'PatientConsent',
    'Message',
    'Webhook',
    'Mail',
    'PortalSession',
  ])
    await expect(caller.backedUp.list({ backupId, entity })).rejects.toThrow('one by one');
  await expect(caller.backedUp.list({ backupId: randomUUID(), entity: 'Patient' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
});
