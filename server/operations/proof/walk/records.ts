import { randomBytes, randomUUID } from 'node:crypto';
import { Account } from '../../../access/accounts/account.entity.ts';
import { issueToken } from '../../../access/accounts/one-time-tokens.ts';
import { SupportGrant } from '../../../access/callers/support-grant.entity.ts';
import { Passkey } from '../../../access/factors/passkey.entity.ts';
import { Session } from '../../../access/sessions/session.entity.ts';
import { asActor } from '../../../data/orm/as-actor.ts';
import { inPlatform } from '../../../data/orm/in-platform.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { post } from '../../../data/outbox/post.ts';
import { systemActor } from '../../../data/records/actor.ts';
import { systemHand } from '../../../data/trails/system-action.ts';
import { facilityFields, serviceFields, userFields } from '../../../demo/factories/factories.ts';
import { createOperator } from '../../../platform/operators/create-operator.ts';
import { hashToken } from '../../../secrets.ts';
import { type Fixture, faker, slot } from './fixture.ts';

/** A clinic that holds at least one of each record: in use, to spare, and in the trash. */
export const records = async (
  { admit, bookable, signInAnew, member, newToken, planes }: Fixture,
  overrides?: Parameters<Fixture['bookable']>[0],
) => {
  const { clinic, caller, links, service, patient: admitted } = await bookable(overrides);
  const { practitionerId, facilityId } = links;
  const { id, version } = admitted;
  const patient = await caller.patients.update({ id, version, practitionerId, facilityId });
  await caller.patients.get({ id });
  await caller.patients.get({ id });
  const booking = await caller.bookings.book({ ...links, startsAt: slot(9) });
  await caller.bookings.book({ ...links, startsAt: slot(10) });
  const staff = async () => caller.users.get({ id: (await member(clinic, 'staff')).id });
  const invitation = async () => {
    const sent = await caller.invitations.invite(userFields(faker));
    return { ...sent.invitation, token: sent.link?.split('#')[1] ?? '' };
  };
  const more = async () => ({
    invitation: await invitation(),
    facility: await caller.facilities.create(facilityFields(faker)),
    service: await caller.services.create(serviceFields(faker)),
    patient: await admit(clinic, { practitionerId, facilityId }),
    user: await staff(),
  });
  const [spare, trashed] = [await more(), await more()];
  await caller.facilities.trash(versionOf(trashed.facility));
  await caller.services.trash(versionOf(trashed.service));
  await caller.patients.trash(versionOf(trashed.patient));
  await caller.users.trash(versionOf(trashed.user));
  await caller.invitations.revoke(versionOf(trashed.invitation));
  const letter = { kind: 'test', recipient: 'someone@clinic.test', subject: 'Hello', body: 'Hello.' };
  await asActor(planes, systemActor(clinic.id, 'test'), async em => post(em, clinic.id, letter));
  const apiToken = (name: string) => caller.tokens.create({ name, role: 'staff', scopes: ['bookings:read'] });
  const apiTokens = { toRotate: await apiToken('Kiosk'), toRevoke: await apiToken('HostKind') };
  const grants = await grantsFor(planes, clinic.id);
  const mailId = (await caller.mails.list({})).items[0]?.id ?? '';
  const settings = await caller.settings.get();
  const ownerId = (await caller.session.current()).user.id;
  const identity = planes.identity.em.fork();
  const account = await identity.findOneOrFail(Account, { email: clinic.ownerEmail });
  const { resetToken, passkey } = await identity.transactional(async em => ({
    resetToken: issueToken(em, {
      ...{ kind: 'reset', accountId: account.id, tenantId: clinic.id, lifetimeMs: 3_600_000 },
    }),
    passkey: em.create(Passkey, {
      ...{ account, name: 'Phone', rpId: 'localhost', publicKey: randomBytes(32) },
      ...{ credentialId: randomBytes(32).toString('base64url'), transports: [] },
    }),
  }));
  await signInAnew(clinic);
  const tokenHash = hashToken(await newToken(clinic));
  const { id: sessionId } = await identity.findOneOrFail(Session, { tokenHash });
  return {
    clinic,
    links,
    patient,
    service,
    booking,
    spare,
    trashed,
    invitation: await invitation(),
    mailId,
    resetToken,
    passkeyId: passkey.id,
    sessionId,
    settings,
    apiTokens,
    grants,
    ownerId,
    ...{ practitionerId, facilityId },
  };
};
/** Support grants of an operator: two that wait for an answer, and one that is live. */
const grantsFor = async (planes: Planes, clinic: string) => {
  const email = `${randomUUID()}@medflow.test`;
  const person = { email, name: 'Opal Operator', role: 'support', password: randomUUID() } as const;
  const operator = await createOperator(planes, person, systemHand('fixture'));
  return inPlatform(planes, async em => {
    const asked = { clinic, operator: operator.id, reason: 'A question', ticket: 'T-1', minutes: 30 };
    const [first, second, live] = [0, 1, 2].map(() => em.create(SupportGrant, asked));
    if (!first || !second || !live) throw new Error('Three grants were made.');
    live.emergency = true;
    live.begin(null);
    await em.flush();
    return { asked: first.id, refused: second.id, live: live.id };
  });
};

export type Records = Awaited<ReturnType<typeof records>>;

export const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
