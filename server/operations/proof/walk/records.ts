import { randomBytes, randomUUID } from 'node:crypto';
import type { AnyRouter } from '@trpc/server';
import { z } from 'zod';
import { NewInvoice } from '../../../../shared/clinic/invoices.ts';
import { DAY, HOUR } from '../../../../shared/durations.ts';
import { Account } from '../../../access/accounts/account.entity.ts';
import { issueToken } from '../../../access/accounts/one-time-tokens.ts';
import { Booking } from '../../../clinic/bookings/booking/booking.entity.ts';
import { CheckoutEvent } from '../../../clinic/checkouts/checkout-event.entity.ts';
import { ComplianceRecord } from '../../../clinic/compliance/compliance-record.entity.ts';
import { ComplianceReminder } from '../../../clinic/compliance/compliance-reminder.entity.ts';
import { DailyReport } from '../../../clinic/daily-reports/daily-report.entity.ts';
import { writeDraft } from '../../../clinic/invoices/draft.ts';
import { issueOn } from '../../../clinic/invoices/issue.ts';
import { Checkout } from '../../../clinic/invoices/ledger/checkout.entity.ts';
import { Patient } from '../../../clinic/patients/patient.entity.ts';
import { PortalSession } from '../../../clinic/portal/portal-session.entity.ts';
import { PortalPasskey } from '../../../clinic/portal-passkeys/portal-passkey.entity.ts';
import { PatientNotice } from '../../../clinic/reminders/patient-notice.entity.ts';
import { asActor } from '../../../data/orm/as-actor.ts';
import { systemActor } from '../../../data/records/actor.ts';
import { hashToken } from '../../../secrets.ts';
import { backUp } from '../../backups/back-up.ts';
import { folderTarget } from '../../backups/targets/folder.ts';
import { retireSpan, yearsAfter } from '../../seals/retired-spans.ts';
import { sealNext } from '../../seals/seal-trail.ts';
import { type Fixture, slot } from './fixture.ts';
import type { FixtureClinic } from './fixture-clinics.ts';
import { inputsOf, kindsNamedBy } from './inputs.ts';
import { makers } from './makers.ts';
import { kindOf, madeBy, type Procedure, proceduresToWalk } from './procedures.ts';

/** As much of a record as calls name it by. */
export interface KeptRecord {
  id: string;
  version?: number | undefined;
  /** The secret of a letter that opens it, where there is one. */
  token?: string | undefined;
}

/** For questions, for changes, and in the trash; of what knows no trash, one more. */
const states = ['live', 'spare', 'trashed'] as const;
export type State = (typeof states)[number];

/** What a clinic holds that calls can be about: of each kind, such as `patients`, a record in each state. */
export type Records = Awaited<ReturnType<typeof furnish>> & Record<State, Record<string, KeptRecord>>;

type Caller = Awaited<ReturnType<Fixture['as']>>;

/** An invoice that was issued, paid in part and taken back in part, so that there is something of each kind in the ledger. */
const billOf = async ({ invoices }: Caller, patientId: string) => {
  const line = { description: 'Visit', visitedOn: '2020-01-06', quantity: 1000, unitPrice: 900_000 };
  const issued = await invoices.issue(versionOf(await invoices.write({ patientId, lines: [line] })));
  const { id, version } = issued;
  const lineId = String(issued.lines[0]?.id);
  const { creditNotes } = await invoices.credit({
    ...{ id, version, reason: 'A part', lines: [{ lineId, amount: 1 }] },
  });
  const { payments } = await invoices.pay({ id, amount: 100_000, method: 'card' });
  return { id, version, lineId, creditNoteId: creditNotes[0]?.id, paymentId: String(payments[0]?.id) };
};

/** A link to pay of which a message came, and keys that are given up again, so that nobody outside is asked. */
const checkoutOf = async (
  planes: Fixture['planes'],
  { checkouts, paymentAccount }: Caller,
  { clinic, id: of }: { clinic: FixtureClinic; id: string },
) => {
  const { id } = await checkouts.open({ id: of });
  await asActor(planes, systemActor(clinic.id, 'fixture'), async em => {
    const checkout = await em.findOneOrFail(Checkout, { id });
    const { provider, amount, currency } = checkout;
    em.create(CheckoutEvent, {
      checkout,
      provider,
      eventId: randomUUID(),
      kind: 'declined',
      amount,
      currency,
    });
  });
  await paymentAccount.connect({ apiKey: 'sk_test_0000000000', webhookSecret: 'whsec_0000000000' });
  await paymentAccount.disconnect();
};

/** Bills whose day is over, which no call can make: one that somebody was reminded of, and one to be reminded of. */
const overdueOf = async (
  planes: Fixture['planes'],
  { invoices }: Caller,
  { clinic, patientId }: { clinic: FixtureClinic; patientId: string },
) => {
  const day = '2020-01-06';
  const line = { description: 'Visit', visitedOn: day, quantity: 1000, unitPrice: 5000 };
  const issue = () =>
    asActor(planes, systemActor(clinic.id, 'fixture'), async em => {
      const draft = await writeDraft(em, NewInvoice.parse({ patientId, lines: [line] }), clinic);
      await em.flush();
      const issued = await issueOn(em, draft, clinic, day);
      await em.flush();
      return versionOf(issued);
    });
  const payBy = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10);
  const { id, reminders } = await invoices.remind({ ...(await issue()), how: 'letter', payBy });
  return { reminded: { id, reminderId: String(reminders[0]?.id) }, toRemind: await issue() };
};

/** What the owner has themselves takes more than one page, and somebody was reminded of it. */
const complianceOf = async (planes: Fixture['planes'], caller: Caller, { id }: FixtureClinic) => {
  const userId = (await caller.session.current()).user.id;
  const expiresOn = '2026-01-05';
  for (const title of ['Licence to practise', 'Radiation protection'])
    await caller.complianceRecords.create({ kind: 'licence', title, userId, expiresOn });
  await asActor(planes, systemActor(id, 'fixture'), async em => {
    const [record] = await em.find(ComplianceRecord, {}, { limit: 1 });
    if (record) em.create(ComplianceReminder, { record, step: 'expired', expiresOn });
  });
};

/** What somebody else spent, brought to where each step of the way can be taken; none can be taken twice. */
const spendOf = async (own: Caller, other: Caller, facilityId: string) => {
  const spent = {
    spentOn: '2020-01-06',
    payee: 'Paper and Sons',
    category: 'supplies',
    total: 1190,
  } as const;
  const submit = async () =>
    versionOf(await other.expenses.submit(versionOf(await other.expenses.write({ ...spent, facilityId }))));
  const approve = async () => versionOf(await own.expenses.approve(await submit()));
  return {
    ...{ toApprove: await submit(), toDecline: await submit() },
    ...{ toPay: await approve(), toReverse: await approve() },
  };
};

/** A clinic with a booking and what it is made of. */
const furnish = async (
  { admit, as, backupDir, bookable, enterPortal, planes }: Fixture,
  overrides: Parameters<Fixture['bookable']>[0],
) => {
  const { clinic, caller, links, service: made, patient: admitted } = await bookable(overrides);
  const { practitionerId, facilityId } = links;
  const { id, version } = admitted;
  const another = await admit(clinic);
  // Before anything of these two is changed: what is no longer as it was takes more than one page.
  await backUp({ planes, target: folderTarget(backupDir) }, clinic, 'fixture');
  await caller.patients.update({ id: another.id, version: another.version, alerts: ['Latex'] });
  // Whoever has no account finds something on its page, and a patient in its portal.
  await caller.settings.updateBooking({
    version: 1,
    ...{ publicBooking: true, publicWaiting: true, patientPortal: true, portalMessages: true },
  });
  const email = `${id}@patient.test`;
  const service = await caller.services.update({ id: made.id, version: made.version, bookableOnline: true });
  // Changed once and looked at twice, so that what is told of it takes more than one page.
  const patient = await caller.patients.update({ id, version, practitionerId, facilityId, email });
  for (let looks = 0; looks < 2; looks++) await caller.patients.get({ id });
  const booking = await caller.bookings.book({ ...links, startsAt: slot(9) });
  // Those of the owner, which have no id that a call could name.
  await caller.preferences.save({});
  // Named, so that there is a key to find as well.
  const named = await as(clinic, 'owner', randomUUID());
  await named.bookings.book({ ...links, startsAt: slot(10) });
  const portalToken = randomBytes(32).toString('base64url');
  const portalSessionId = await asActor(planes, systemActor(clinic.id, 'fixture'), async em => {
    const told = await em.findOneOrFail(Booking, { id: booking.id });
    em.create(PatientNotice, { booking: told, kind: 'booked', startsAt: told.startsAt, upTo: new Date() });
    const counts = {
      bookings: 2,
      unconfirmed: 2,
      requests: 0,
      messages: 0,
      noShows: 0,
      failedMails: 0,
      alerts: 0,
    };
    em.create(DailyReport, { day: '2026-01-05', counts });
    const hash = () => randomBytes(32);
    const letter = {
      ...{ patient: told.patient, endsAt: new Date(Date.now() + HOUR), emailHash: hashToken(email) },
      ...{ codeHash: hash(), browserHash: hash() },
    };
    // That of a letter opens only in the browser that asked for it.
    em.create(PortalSession, { ...letter, linkHash: hashToken(portalToken) });
    const token = randomBytes(32).toString('base64url');
    const session = em.create(PortalSession, { ...letter, linkHash: hash() });
    session.open(token);
    // Reading writes nothing then, however long the walk takes.
    session.lastSeenAt = session.endsAt;
    enterPortal(clinic, token);
    // Another one of theirs, to be ended.
    const other = em.create(PortalSession, { ...letter, linkHash: hash() });
    other.open(randomBytes(32).toString('base64url'));
    return other.id;
  });
  // One that stays, and one to be removed.
  const portalPasskeyId = await asActor(
    planes,
    { ...systemActor(clinic.id, 'fixture'), patientId: id },
    async em => {
      const owner = await em.findOneOrFail(Patient, { id });
      const [, removable] = [0, 1].map(() =>
        em.create(PortalPasskey, {
          ...{ patient: owner, name: 'Phone', rpId: 'localhost', credentialId: randomUUID(), transports: [] },
          ...{ publicKey: randomBytes(32), emailHash: hashToken(email) },
        }),
      );
      return removable?.id;
    },
  );
  const wish = { patientId: id, serviceId: links.serviceId, earliest: '2031-01-06', latest: '2031-01-08' };
  const waiting = await caller.waitingList.add(wish);
  // In a break, so that it stands in nobody's way.
  const offered = { practitionerId, facilityId, startsAt: slot(11) };
  await caller.waitingList.offer({ id: waiting.id, version: waiting.version, ...offered });
  // Two threads, so that the inbox takes more than one page; the one in use is made as all records are.
  const other = await admit(clinic, { email: `${randomUUID()}@patient.test`, facilityId });
  await caller.messages.write({ patientId: other.id, text: 'Please call us.' });
  // One more, for of those that the walk makes one is done.
  await caller.tasks.create({ title: 'Order paper' });
  await complianceOf(planes, caller, clinic);
  const billed = await billOf(caller, id);
  await checkoutOf(planes, caller, { clinic, id: billed.id });
  const overdue = await overdueOf(planes, caller, { clinic, patientId: id });
  const spent = await spendOf(caller, await as(clinic, 'staff'), facilityId);
  const identity = planes.identity.em.fork();
  const account = await identity.findOneOrFail(Account, { email: clinic.ownerEmail });
  const purpose = { accountId: account.id, tenantId: clinic.id, lifetimeMs: 3_600_000 };
  return {
    ...{
      billed,
      overdue,
      spent,
      clinic,
      links,
      patient,
      service,
      booking,
      portalToken,
      portalSessionId,
      portalPasskeyId,
    },
    waitingId: waiting.id,
    facility: await caller.facilities.get({ id: facilityId }),
    practitioner: await caller.users.get({ id: practitionerId }),
    ownerId: (await caller.session.current()).user.id,
    resetToken: await identity.transactional(async em => issueToken(em, { kind: 'reset', ...purpose })),
    /** Of the invitation in use. */
    invitationToken: '',
  };
};

/** A kind of record, and the procedures that make one and put it into the trash, where there are any. */
interface Kind {
  name: string;
  create: Procedure | undefined;
  remove: Procedure | undefined;
}

/** Every kind of record that a procedure of the router is about. */
const kindsOf = (router: AnyRouter): Kind[] => {
  const procedures = proceduresToWalk(router);
  const named = new Set(procedures.flatMap(procedure => kindOf(procedure) ?? madeBy(procedure) ?? []));
  const last = Object.keys(makers).filter(name => named.delete(name));
  return [...named, ...last].map(name => {
    const create = procedures.find(procedure => madeBy(procedure) === name);
    if (!create && !makers[name])
      throw new Error(
        `Nothing makes one of ${name}: no POST /${name} with a permission, and no line in server/operations/proof/walk/makers.ts.`,
      );
    const remove = procedures.find(({ route, permission }) => permission && route === `DELETE /${name}/{id}`);
    return { name, create, remove };
  });
};

/** Whether there are records for every id that making one of this kind takes. */
const isReady = ({ create }: Kind, made: Records): boolean =>
  !create || kindsNamedBy(create).every(kind => made.live[kind]);

const Kept = z.looseObject({ id: z.string(), version: z.int().optional() });
/** An invitation is answered together with its link. */
const Invited = z.object({ invitation: Kept, link: z.string() });

/** A clinic that holds a record of each kind in each state, made by the procedures that people would call. */
export const records = async (
  fixture: Fixture,
  router: AnyRouter,
  overrides?: Parameters<Fixture['bookable']>[0],
): Promise<Records> => {
  const furnished = await furnish(fixture, overrides);
  const { clinic, booking, facility: facilities, patient: patients, service: services } = furnished;
  const live = { bookings: booking, facilities, patients, services, users: furnished.practitioner };
  const made: Records = { ...furnished, live, spare: {}, trashed: {} };
  const inputFor = inputsOf(router);

  const call = async ({ path }: Procedure, input: unknown): Promise<unknown> => {
    const context = fixture.contextWith(fixture.hostOf(clinic), await fixture.tokenOf(clinic));
    const caller: unknown = router.createCaller(context);
    const procedure = path.split('.').reduce<unknown>((node, key) => Reflect.get(Object(node), key), caller);
    return (procedure as (input: unknown) => Promise<unknown>)(input);
  };

  const make = async ({ name, create }: Kind, state: State): Promise<KeptRecord> => {
    const maker = makers[name];
    if (maker) return maker(fixture, clinic, state);
    if (!create) throw new Error(`Nothing makes one of ${name}.`);
    const answer = await call(create, inputFor(create.path, made));
    const { data: invited } = Invited.safeParse(answer);
    if (invited && state === 'live') made.invitationToken = invited.link.split('#')[1] ?? '';
    return invited?.invitation ?? Kept.parse(answer);
  };

  const keep = async (kind: Kind): Promise<void> => {
    for (const state of states) made[state][kind.name] ??= await make(kind, state);
    const { id, version } = made.trashed[kind.name] ?? {};
    if (kind.remove) await call(kind.remove, version === undefined ? { id } : { id, version });
  };

  for (let waiting = kindsOf(router); waiting.length > 0; ) {
    const ready = waiting.find(kind => isReady(kind, made));
    if (!ready)
      throw new Error(`Nothing to begin with: ${waiting.map(({ name }) => name)} need one another.`);
    await keep(ready);
    waiting = waiting.filter(kind => kind !== ready);
  }
  await keepTrails(fixture, clinic.id);
  return made;
};

/** What jobs do of trails each minute, and after years. */
const keepTrails = async ({ planes }: Fixture, tenantId: string): Promise<void> => {
  const seal = await sealNext(planes, tenantId);
  if (!seal) throw new Error('A furnished clinic has nothing in its trails.');
  const { number: upTo, until } = seal;
  const span = { tenantId, number: 1, at: yearsAfter(until, 10), upTo, until, years: 10 };
  await asActor(planes, systemActor(tenantId, 'fixture'), async em => retireSpan(em, span, planes.sealKey));
};

export const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
