import { expect, test } from 'vitest';
import { Attachment } from '../../server/clinic/attachments/attachment.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { attach, openFile, scanAll } from '../world/attaching.ts';
import { bound } from '../world/bound.ts';
import { admit, as, clinic, planes, sqlAs, systemOf } from '../world/world.ts';

const admin = await sqlAs('admin');
const fire = { kind: 'inspection' as const, title: 'Fire extinguishers' };

const proven = async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const record = await caller.complianceRecords.create(fire);
  const complianceRecordId = record.id;
  const file = await attach(caller, { complianceRecordId }, 'Checked on Monday', 'Report.txt');
  return { ours, caller, record, complianceRecordId, file };
};

test('CLI-6 RQ9: a file that proves a record is in quarantine until somebody has said that it is clean, and opens then', async () => {
  const { ours, caller, complianceRecordId, file } = await proven();
  expect(file).toMatchObject({ status: 'waiting', requestId: null, complianceRecordId });
  await expect(openFile(caller, file.id)).rejects.toThrow('not been checked yet');
  await scanAll(ours);
  expect((await openFile(caller, file.id)).toString()).toBe('Checked on Monday');
  const again = await attach(caller, { complianceRecordId }, 'Checked on Monday', 'Once more.txt');
  await scanAll(ours);
  expect((await caller.attachments.list({ complianceRecordId })).items).toMatchObject([
    { id: file.id, sameAs: null },
    { id: again.id, sameAs: file.id },
  ]);
  const { rows } = await admin.query('select count(*)::int from clinic.access_entries where tenant_id = $1', [
    ours.id,
  ]);
  expect(rows).toEqual([{ count: 0 }]);
  // With the record in the trash nobody opens it.
  const { version } = await caller.complianceRecords.get({ id: complianceRecordId });
  await caller.complianceRecords.trash({ id: complianceRecordId, version });
  await expect(openFile(caller, file.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('CLI-6 IDN-7: who may read requests and no compliance is told of no such file, and changes none', async () => {
  const { ours, caller, complianceRecordId, file } = await proven();
  await scanAll(ours);
  const desk = await as(ours, 'staff');
  const { version } = await caller.attachments.get({ id: file.id });
  for (const attempt of [
    () => desk.attachments.list({ complianceRecordId }),
    () => desk.attachments.get({ id: file.id }),
    () => desk.attachments.link({ id: file.id }),
    () => desk.attachments.begin({ complianceRecordId, name: 'Mine.txt', size: 1 }),
    () => desk.attachments.trash({ id: file.id, version }),
    () => desk.attachments.restore({ id: file.id }),
  ])
    await expect(attempt()).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: 'This record does not exist.',
    });
  expect(await caller.attachments.get({ id: file.id })).toMatchObject({ version });
  await caller.attachments.trash({ id: file.id, version });
  await caller.attachments.restore({ id: file.id });
  expect((await openFile(caller, file.id)).toString()).toBe('Checked on Monday');
});

test('CLI-6 TEN-8: who is bound to facilities finds files of the records that they see, and no others', async () => {
  const { ours, caller, file } = await proven();
  const [{ id: facilityId } = { id: '' }] = (await caller.facilities.list({})).items;
  const theirs = await caller.complianceRecords.create({ ...fire, facilityId });
  const there = await attach(caller, { complianceRecordId: theirs.id }, 'Checked on Tuesday');
  const { caller: lead } = await bound(ours, 'admin', [facilityId]);
  await expect(lead.attachments.get({ id: file.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await lead.attachments.get({ id: there.id })).toMatchObject({ complianceRecordId: theirs.id });
});

test('CLI-6: a file hangs on a request or on a record, and the database says so as well', async () => {
  const { ours, caller, record, complianceRecordId } = await proven();
  const { id: patientId } = await admit(ours);
  const request = await caller.serviceRequests.create({ patientId, kind: 'prescription', reason: 'Used up' });
  const file = { name: 'Report.txt', size: 1 };
  for (const owner of [{}, { complianceRecordId, requestId: request.id }])
    await expect(caller.attachments.begin({ ...owner, ...file })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  const nobodys = asActor(planes, systemOf(ours), async em => em.create(Attachment, file));
  await expect(nobodys).rejects.toThrow('attachments_of_one');
  const foreign = await (await as(await clinic())).complianceRecords.create(fire);
  await expect(caller.attachments.begin({ complianceRecordId: foreign.id, ...file })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(versionOf(await caller.complianceRecords.get({ id: record.id }))).toEqual(versionOf(record));
});
