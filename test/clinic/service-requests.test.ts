import { expect, test } from 'vitest';
import { RequestComment } from '../../server/clinic/request-comments/request-comment.entity.ts';
import { ServiceRequest } from '../../server/clinic/service-requests/service-request.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { admit, as, bookable, clinic, member, planes, slot, systemOf } from '../world/world.ts';

const wish = { kind: 'prescription' as const, reason: 'The usual tablets are used up.' };

const setUp = async () => {
  const world = await bookable();
  const request = await world.caller.serviceRequests.create({ ...wish, patientId: world.links.patientId });
  return { ...world, request };
};

test('WRK-1: a request is taken on, done and opened again, each step with who and why', async () => {
  const { caller, request } = await setUp();
  expect(request).toMatchObject({ status: 'new', side: 'clinic', statusAt: null });

  const accepted = await caller.serviceRequests.accept(versionOf(request));
  expect(accepted).toMatchObject({ status: 'accepted', statusBy: expect.any(String) });
  await expect(caller.serviceRequests.accept(versionOf(accepted))).rejects.toThrow('accepted already');

  const done = await caller.serviceRequests.finish({ ...versionOf(accepted), reason: 'Lies at the desk' });
  expect(done).toMatchObject({ status: 'done', statusReason: 'Lies at the desk' });
  const reopened = await caller.serviceRequests.reopen(versionOf(done));
  expect(reopened).toMatchObject({ status: 'accepted', statusReason: null });
});

test('WRK-1: who is refused reads why, and a stale step is told', async () => {
  const { caller, request } = await setUp();
  const { id, version } = request;
  await expect(caller.serviceRequests.refuse({ id, version, reason: ' ' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  const refused = await caller.serviceRequests.refuse({
    id,
    version,
    reason: 'Please see your doctor first.',
  });
  expect(refused).toMatchObject({ status: 'refused', statusReason: 'Please see your doctor first.' });
  await expect(caller.serviceRequests.callOff({ id, version, reason: 'x' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('WRK-1: what is asked for is booked by the rules of every booking, in the same step', async () => {
  const { caller, links, request } = await setUp();
  const { patientId: _, ...place } = links;
  const booked = await caller.serviceRequests.book({ ...versionOf(request), ...place, startsAt: slot(9) });
  expect(booked).toMatchObject({ status: 'scheduled', bookingId: expect.any(String) });
  expect(await caller.bookings.get({ id: booked.bookingId ?? '' })).toMatchObject({
    patient: { id: links.patientId },
  });

  const second = await caller.serviceRequests.create({ ...wish, patientId: links.patientId });
  await expect(
    caller.serviceRequests.book({ ...versionOf(second), ...place, startsAt: slot(9) }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await caller.serviceRequests.get({ id: second.id })).toMatchObject({
    status: 'new',
    bookingId: null,
  });
});

test('RQ37: what comes again is booked as the series that the preview shows, without the days that were left out', async () => {
  const { caller, links } = await setUp();
  const request = await caller.serviceRequests.create({
    ...{ ...wish, kind: 'treatment', patientId: links.patientId, serviceId: links.serviceId },
    ...{ frequency: 'weekly', interval: 1, times: 3 },
  });
  const rule = {
    ...{ practitionerId: links.practitionerId, facilityId: links.facilityId, frequency: 'weekly' as const },
    ...{ firstDate: slot(9).slice(0, 10), count: 3, time: '10:00' },
  };
  const { dates } = await caller.series.preview({
    ...rule,
    patientId: links.patientId,
    serviceId: links.serviceId,
  });
  const skip = dates.slice(1, 2).map(({ date }) => date);
  const booked = await caller.serviceRequests.bookSeries({ ...versionOf(request), ...rule, skip });
  const series = await caller.series.get({ id: booked.seriesId ?? '' });
  expect(series.dates.map(({ date }) => date)).toEqual(
    dates.map(({ date }) => date).filter(date => !skip.includes(date)),
  );

  await expect(
    caller.serviceRequests.create({ ...wish, patientId: links.patientId, frequency: 'weekly' }),
  ).rejects.toThrow('how often');
});

test('RQ26: a request is given to whoever works here and may see the patient', async () => {
  const { caller, clinic: ours, request, links } = await setUp();
  const bound = await member(ours, 'staff', [crypto.randomUUID()]);
  const { id, version } = request;
  await expect(caller.serviceRequests.update({ id, version, assigneeId: bound.id })).rejects.toThrow(
    'does not see this patient',
  );
  const given = await caller.serviceRequests.update({ id, version, assigneeId: links.practitionerId });
  expect(given.assignee).toMatchObject({ id: links.practitionerId });
  expect((await caller.serviceRequests.list({ assigneeId: links.practitionerId })).items).toHaveLength(1);
});

test('RQ27: nothing but bringing back can be done to a request in the trash', async () => {
  const { caller, request } = await setUp();
  await caller.serviceRequests.trash(versionOf(request));
  await expect(caller.serviceRequests.accept(versionOf(request))).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await caller.serviceRequests.list({})).items).toEqual([]);
  expect(await caller.serviceRequests.restore({ id: request.id })).toMatchObject({ status: 'new' });
});

test('WRK-1: urgent requests stand before the others, and the figures count what is asked for', async () => {
  const { caller, request, links } = await setUp();
  const urgent = await caller.serviceRequests.create({
    ...wish,
    patientId: links.patientId,
    priority: 'urgent',
  });
  const { items } = await caller.serviceRequests.list({});
  expect(items.map(({ id }) => id)).toEqual([urgent.id, request.id]);
  const figures = await caller.serviceRequests.figures({ from: '2020-01-01', to: '2199-01-01' });
  expect(figures).toMatchObject({
    byStatus: [{ status: 'new', count: 2 }],
    byKind: [{ kind: 'prescription', count: 2 }],
    byService: [{ service: null, count: 2 }],
    answered: 0,
  });
  expect(await caller.serviceRequests.count()).toEqual({ new: 2, unread: 0 });
});

test('RQ21: an answer to an internal comment is internal, and nobody makes it public afterwards', async () => {
  const { caller, request } = await setUp();
  const write = (audience: 'internal' | 'public', answersId?: string) =>
    caller.requestComments.write({ requestId: request.id, audience, text: 'Look at the dose.', answersId });
  const note = await write('internal');
  await expect(write('public', note.id)).rejects.toThrow('is internal');
  expect(await write('internal', note.id)).toMatchObject({ answersId: note.id });
  // An internal note answers nobody.
  expect(await caller.serviceRequests.get({ id: request.id })).toMatchObject({ answeredAt: null });
  await write('public');
  expect(await caller.serviceRequests.get({ id: request.id })).toMatchObject({
    answeredAt: expect.any(String),
  });
});

test('WRK-1: a corrected comment shows what it said, and only who wrote it corrects it', async () => {
  const { caller, request, clinic: ours } = await setUp();
  const comment = await caller.requestComments.write({
    ...{ requestId: request.id, audience: 'public', text: 'Come on Monday.' },
  });
  const corrected = await caller.requestComments.correct({ ...versionOf(comment), text: 'Come on Tuesday.' });
  expect(corrected).toMatchObject({ text: 'Come on Tuesday.', former: [{ text: 'Come on Monday.' }] });
  const other = await as(ours, 'staff');
  await expect(
    other.requestComments.correct({ ...versionOf(corrected), text: 'Come never.' }),
  ).rejects.toThrow('Only who wrote');
});

test('RQ19 D3: a patient as an actor of the database sees their requests and what is meant for them, and no other row', async () => {
  const { caller, clinic: ours, request, links } = await setUp();
  const stranger = await admit(ours);
  const theirs = await caller.serviceRequests.create({ ...wish, patientId: stranger.id });
  for (const requestId of [request.id, theirs.id])
    for (const audience of ['internal', 'public'] as const)
      await caller.requestComments.write({ requestId, audience, text: `${audience} words` });

  const patient = { ...systemOf(ours), patientId: links.patientId };
  await asActor(planes, patient, async em => {
    expect((await em.find(ServiceRequest, {})).map(({ id }) => id)).toEqual([request.id]);
    expect((await em.find(RequestComment, {})).map(({ text }) => text)).toEqual(['public words']);
  });

  const tried = (change: (found: ServiceRequest) => void) =>
    asActor(planes, patient, async em => change(await em.findOneOrFail(ServiceRequest, { id: request.id })));
  await expect(tried(found => void (found.priority = 'urgent'))).rejects.toThrow('decided by the clinic');
  await expect(tried(found => found.accept({ by: null, isOfPatient: true }))).rejects.toThrow(
    'decided by the clinic',
  );
  await tried(found => found.callOff({ by: null, reason: 'I have some left.', isOfPatient: true }));
  expect(await caller.serviceRequests.get({ id: request.id })).toMatchObject({
    ...{ status: 'called-off', statusReason: 'I have some left.', statusBy: null },
  });
});

test('RQ38 T5: another clinic finds neither the request nor what is written to it', async () => {
  const { caller, request } = await setUp();
  const comment = await caller.requestComments.write({
    requestId: request.id,
    audience: 'public',
    text: 'Hello',
  });
  const theirs = await as(await clinic());
  const missing = { code: 'NOT_FOUND' };
  await expect(theirs.serviceRequests.get({ id: request.id })).rejects.toMatchObject(missing);
  await expect(theirs.requestComments.get({ id: comment.id })).rejects.toMatchObject(missing);
  await expect(theirs.requestComments.list({ requestId: request.id })).rejects.toMatchObject(missing);
  expect((await theirs.serviceRequests.list({})).items).toEqual([]);
});
