import { expect, test } from 'vitest';
import { versionOf } from '../../server/operations/proof/walk/records.ts';
import { openedPortal, signedIn } from '../world/portal-browser.ts';
import { admit } from '../world/world.ts';

const wish = { kind: 'prescription' as const, reason: 'The usual tablets are used up.' };
const missing = { code: 'NOT_FOUND' };

const setUp = async () => {
  const world = await openedPortal();
  const { portal, portalRequests } = await signedIn(world.ours, world.email);
  return { ...world, portal, portalRequests, asked: await portalRequests.ask(wish) };
};

test('WRK-1: a patient asks in the portal, and reads how far it is and what is written to them', async () => {
  const { caller, portal, portalRequests, asked, patient } = await setUp();
  expect(await portal.home()).toMatchObject({ requests: { mayWrite: true } });
  const found = await caller.serviceRequests.get({ id: asked.id });
  expect(found).toMatchObject({ side: 'patient', status: 'new', patient: { id: patient.id } });

  const requestId = asked.id;
  await caller.requestComments.write({ requestId, audience: 'internal', text: 'Takes too many of them.' });
  const answer = await caller.requestComments.write({ requestId, audience: 'public', text: 'Come tomorow.' });
  await caller.requestComments.correct({ ...versionOf(answer), text: 'Come tomorrow.' });
  const { version } = await caller.serviceRequests.get({ id: requestId });
  await caller.serviceRequests.accept({ id: requestId, version });

  expect((await portalRequests.list({})).items).toMatchObject([{ id: requestId, status: 'accepted' }]);
  const { items } = await portalRequests.comments({ id: requestId });
  expect(items).toMatchObject([{ side: 'clinic', text: 'Come tomorrow.', isEdited: true }]);
  expect(JSON.stringify([await portalRequests.list({}), items])).not.toMatch(/too many|assignee|priority/);
});

test('RQ25: what a patient writes changes no status, and waits until somebody has looked', async () => {
  const { caller, portalRequests, asked } = await setUp();
  const done = await caller.serviceRequests
    .accept(versionOf(asked))
    .then(accepted => caller.serviceRequests.finish({ ...versionOf(accepted), reason: null }));
  await portalRequests.write({ id: asked.id, text: 'Thank you.' });
  const found = await caller.serviceRequests.get({ id: asked.id });
  expect(found).toMatchObject({ status: done.status, unread: true });
  expect((await caller.serviceRequests.list({ unread: true })).items).toHaveLength(1);
  expect(await caller.serviceRequests.count()).toEqual({ new: 0, unread: 1 });
  await caller.serviceRequests.markRead(versionOf(found));
  expect((await caller.serviceRequests.list({ unread: true })).items).toEqual([]);
});

test('WRK-1: a patient calls off what is not booked yet, and says why', async () => {
  const { caller, portalRequests, asked } = await setUp();
  await portalRequests.callOff({ ...versionOf(asked), reason: 'I found some.' });
  expect(await caller.serviceRequests.get({ id: asked.id })).toMatchObject({
    ...{ status: 'called-off', statusReason: 'I found some.', statusBy: null },
  });
});

test('RQ14 D3: requests of another patient are no requests to a patient', async () => {
  const { caller, ours, portalRequests } = await setUp();
  const neighbour = await admit(ours, { email: `${crypto.randomUUID()}@patient.test` });
  const theirs = await caller.serviceRequests.create({ ...wish, patientId: neighbour.id });
  await expect(portalRequests.comments({ id: theirs.id })).rejects.toMatchObject(missing);
  await expect(portalRequests.write({ id: theirs.id, text: 'Hello' })).rejects.toMatchObject(missing);
  await expect(portalRequests.callOff({ ...versionOf(theirs), reason: 'x' })).rejects.toMatchObject(missing);
  expect(await caller.serviceRequests.get({ id: theirs.id })).toMatchObject({ status: 'new', unread: false });
});
