import { randomBytes, randomUUID } from 'node:crypto';
import { MINUTE } from '../../../../shared/durations.ts';
import { Account } from '../../../access/accounts/account.entity.ts';
import { SupportGrant } from '../../../access/callers/support-grant.entity.ts';
import { Passkey } from '../../../access/factors/passkey.entity.ts';
import { Session } from '../../../access/sessions/session.entity.ts';
import { scanAttachment } from '../../../clinic/attachments/scan-attachment.ts';
import { byContent } from '../../../clinic/attachments/scanner/by-content.ts';
import { BookingRequest } from '../../../clinic/booking-requests/booking-request.entity.ts';
import { Booking } from '../../../clinic/bookings/booking/booking.entity.ts';
import { Hold } from '../../../clinic/bookings/booking/hold.entity.ts';
import { checkRows } from '../../../clinic/imports/check-rows.ts';
import { ImportPart } from '../../../clinic/imports/import-part.entity.ts';
import { importRows } from '../../../clinic/imports/import-rows.ts';
import { PatientImport } from '../../../clinic/imports/patient-import.entity.ts';
import { readRows } from '../../../clinic/imports/read-rows.ts';
import { ListExport } from '../../../clinic/list-exports/list-export.entity.ts';
import { writeExport } from '../../../clinic/list-exports/write-export.ts';
import { Placement } from '../../../clinic/placements/placement.entity.ts';
import { PlacementSpecialist } from '../../../clinic/specialists/placement-specialist.entity.ts';
import { Specialist } from '../../../clinic/specialists/specialist.entity.ts';
import { WaitingRequest } from '../../../clinic/waiting-requests/waiting-request.entity.ts';
import { BookingEvent } from '../../../clinic/webhooks/booking-event.entity.ts';
import { Webhook } from '../../../clinic/webhooks/webhook.entity.ts';
import { WebhookDelivery } from '../../../clinic/webhooks/webhook-delivery.entity.ts';
import { asActor } from '../../../data/orm/as-actor.ts';
import { inPlatform } from '../../../data/orm/in-platform.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { Mail } from '../../../data/outbox/mail.entity.ts';
import { systemActor } from '../../../data/records/actor.ts';
import { systemHand } from '../../../data/trails/system-action.ts';
import { createOperator } from '../../../platform/operators/create-operator.ts';
import { hashToken } from '../../../secrets.ts';
import { findBackup } from '../../backups/back-up.ts';
import type { Fixture } from './fixture.ts';
import type { FixtureClinic } from './fixture-clinics.ts';
import type { KeptRecord, State } from './records.ts';

type Maker = (fixture: Fixture, clinic: FixtureClinic, state: State) => Promise<KeptRecord>;

/** Each on a day of its own. */
let requests = 0;

/** The only kinds of records that no procedure of a clinic makes by itself, each with the reason; the last two in this order. */
export const makers: Record<string, Maker> = {
  // Becomes a member by accepting an invitation.
  users: async ({ as, member }, clinic) =>
    (await as(clinic)).users.get({ id: (await member(clinic, 'staff')).id }),

  // Takes patients whom nothing else needs, for all but one are gone then; a list of one merge has no second page.
  'patient-merges': async ({ admit, as }, clinic) => {
    const [caller, { id: patientId }] = [await as(clinic), await admit(clinic)];
    const mergeOne = async () => {
      const [kept, { id: mergedId, version: mergedVersion }] = [
        await caller.patients.get({ id: patientId }),
        await admit(clinic),
      ];
      return caller.patientMerges.merge({ patientId, version: kept.version, mergedId, mergedVersion });
    };
    await mergeOne();
    return { ...(await mergeOne()), patientId };
  },

  // Is filled in once it is published.
  forms: async ({ as }, clinic) => {
    const caller = await as(clinic);
    const { id, version } = await caller.forms.create({ name: `Form ${randomUUID()}` });
    const published = await caller.forms.publish({ id, version });
    return { id: published.id, version: published.version };
  },

  // Answered, commented on and locked for a while, so that each of its lists takes more than one page.
  'filled-forms': async ({ as, planes }, clinic) => {
    const caller = await as(clinic);
    const patientId = await asActor(planes, systemActor(clinic.id, 'fixture'), async em => {
      const [booking] = await em.find(Booking, {}, { limit: 1, orderBy: { id: 1 } });
      return String(booking?.patient.id);
    });
    const form = (await caller.forms.list({})).items.find(({ purpose }) => purpose === 'general');
    const begun = { patientId, formId: String(form?.id) };
    const { id } = await caller.filledForms.begin(begun);
    const { revision: base } = await caller.filledForms.save({ id, field: 'first_field', value: 'One' });
    await caller.filledForms.save({ id, field: 'first_field', value: 'Two', base });
    const { comments } = await caller.filledForms.comment({ id, field: 'first_field', text: 'Really?' });
    await caller.filledForms.lock({ id, reason: 'Only tried' });
    const { version } = await caller.filledForms.unlock({ id, reason: 'Only tried' });
    return { id, version, commentId: comments[0]?.id };
  },

  // Of each pair it is said once; a list of one has no second page.
  'distinct-patients': async ({ admit, as }, clinic) => {
    const [caller, { id: patientId }] = [await as(clinic), await admit(clinic)];
    const tellOne = async () =>
      caller.distinctPatients.tellApart({ patientId, otherId: (await admit(clinic)).id });
    await tellOne();
    return { ...(await tellOne()), patientId };
  },

  // Is added once to each placement; a list of one has no second page.
  'placement-specialists': ({ planes }, clinic) =>
    asActor(planes, systemActor(clinic.id, 'fixture'), async em => {
      const [placement] = await em.find(Placement, {}, { limit: 1, orderBy: { createdAt: 1, id: 1 } });
      if (!placement) throw new Error('Nobody stays anywhere.');
      const add = () =>
        em.create(PlacementSpecialist, {
          ...{ placement, role: 'treating' },
          specialist: em.create(Specialist, { name: 'Dr. Bell', profession: 'Neurologist' }),
        });
      const [, link] = [add(), add()] as const;
      await em.flush();
      return { id: link.id, version: link.version, placementId: placement.id };
    }),

  // Is written by a job; the one that was made at the beginning will do.
  backups: async ({ planes }, clinic) => {
    const { id } = await findBackup(planes, clinic);
    return { id };
  },

  // Is written by what happens in the clinic.
  mails: async ({ planes }, clinic) => {
    const letter = { kind: 'test', recipient: 'someone@clinic.test', subject: 'Hello', body: 'Hello.' };
    const mail = await asActor(planes, systemActor(clinic.id, 'test'), async em => em.create(Mail, letter));
    return { id: mail.id };
  },

  // Is written by what happens to bookings.
  'webhook-deliveries': ({ planes }, clinic) =>
    asActor(planes, systemActor(clinic.id, 'fixture'), async em => {
      const [webhook] = await em.find(Webhook, {}, { limit: 1, orderBy: { createdAt: 1 } });
      const [booking] = await em.find(Booking, {}, { limit: 1, orderBy: { id: 1 } });
      if (!webhook || !booking) throw new Error('There is nobody to tell, or nothing to tell of.');
      const at = new Date();
      const sequence = (await em.find(BookingEvent, { booking })).length + 1;
      const told = { type: 'booking.created' as const, body: '{}', at };
      const event = em.create(BookingEvent, { ...told, id: randomUUID(), booking, sequence });
      const given = { status: 'dead' as const, settledAt: at, at };
      const delivery = em.create(WebhookDelivery, { ...given, webhook, event });
      await em.flush();
      return { id: delivery.id };
    }),

  // Is asked of a list, whose name stands in the address, and written by a job.
  'list-exports': async ({ as, planes }, clinic) => {
    const userId = (await as(clinic)).session.current().then(({ user }) => user.id);
    const owner = { ...systemActor(clinic.id, 'fixture'), userId: await userId };
    const job = await asActor(planes, owner, async em =>
      em.create(ListExport, { list: 'facilities', query: '{}' }),
    );
    await writeExport(planes, clinic);
    return { id: job.id };
  },

  // Goes through the hands of a job: it made two patients, one row waits for a choice, and two could not be read.
  'patient-imports': async ({ planes }, clinic) => {
    const id = randomUUID();
    const of = randomUUID().slice(0, 8);
    const file = `First name,Last name,Born\nAda,${of},\nBea,${of},\nBea,${of},\nCy,${of},never\nDee,${of},never\n`;
    const bytes = Buffer.from(file);
    const system = systemActor(clinic.id, 'fixture');
    await asActor(planes, { ...system, trail: { ...system.trail, requestId: id } }, async em => {
      const job = em.create(PatientImport, { id, name: 'Only tried.csv', size: bytes.length });
      em.create(ImportPart, { import: job, size: 0, position: 0, bytes });
      await em.flush();
      await readRows(em, job);
      await em.flush();
      job.ask('checking', null);
      await checkRows(em, job, clinic);
      await em.flush();
      job.ask('importing', null);
      await importRows(em, job, clinic);
    });
    return { id };
  },
  // Goes through the hands of a job: a link opens it then. The one to spare was begun and is still to be sent.
  attachments: async ({ as, planes }, clinic, state) => {
    const caller = await as(clinic);
    const [request] = (await caller.serviceRequests.list({})).items;
    const begun = { requestId: String(request?.id), name: 'Only tried.txt', size: 1 };
    const { id, version } = await caller.attachments.begin(begun);
    if (state === 'spare') return { id, version };
    await caller.attachments.send({ id, position: 0, bytes: 'YQ==' });
    await scanAttachment(planes, clinic, byContent);
    const { until, signature } = await caller.attachments.link({ id });
    const sent = await caller.attachments.get({ id });
    return { id, version: sent.version, until, signature };
  },

  // Is made by whoever has no account, on the clinic's page.
  'booking-requests': ({ planes }, clinic) =>
    asActor(planes, systemActor(clinic.id, 'fixture'), async em => {
      const [booking] = await em.find(Booking, {}, { limit: 1, orderBy: { id: 1 } });
      if (!booking) throw new Error('There is nobody to ask for.');
      const { service, practitioner, facility } = booking;
      const startsAt = new Date(Date.UTC(2032, 0, 5 + requests++, 8));
      const span = { startsAt, endsAt: new Date(+startsAt + 30 * MINUTE) };
      const place = { service, practitioner, facility, ...span };
      const hold = em.create(Hold, {
        ...{ ...place, busyUntil: span.endsAt, expiresAt: span.endsAt, untilDecided: true },
      });
      const token = randomBytes(32).toString('base64url');
      const request = em.create(BookingRequest, {
        ...{ ...place, hold, withAnyone: false, status: 'waiting', tokenHash: hashToken(token) },
        ...{ firstName: 'Vera', lastName: 'Visitor', phone: '+49 30 7654321' },
        email: `${randomUUID()}@visitor.test`,
      });
      await em.flush();
      return { id: request.id, version: request.version, token };
    }),

  // The same, for whoever waits.
  'waiting-requests': ({ planes }, clinic) =>
    asActor(planes, systemActor(clinic.id, 'fixture'), async em => {
      const [booking] = await em.find(Booking, {}, { limit: 1, orderBy: { id: 1 } });
      if (!booking) throw new Error('There is nothing to wait for.');
      const { service, practitioner, facility } = booking;
      const token = randomBytes(32).toString('base64url');
      const request = em.create(WaitingRequest, {
        ...{ service, practitioner, facility, earliest: '2032-01-05', latest: '2032-02-05' },
        ...{ firstName: 'Vera', lastName: 'Visitor', phone: '+49 30 7654321' },
        ...{ status: 'waiting', tokenHash: hashToken(token), email: `${randomUUID()}@visitor.test` },
      });
      await em.flush();
      return { id: request.id, version: request.version, token };
    }),

  // Is asked for by an operator, at the console.
  'support-grants': async ({ planes }, clinic, state) => {
    const operator = await operatorOf(planes, clinic);
    return inPlatform(planes, async em => {
      const asked = { clinic: clinic.id, operator, reason: 'A question', ticket: 'T-1', minutes: 30 };
      const grant = em.create(SupportGrant, { ...asked, emergency: state === 'live' });
      if (grant.emergency) grant.begin(null);
      await em.flush();
      return { id: grant.id };
    });
  },

  // Is made by a browser. Whoever has one must have shown it when they signed in.
  passkeys: async ({ planes, signInAnew }, clinic) => {
    const passkey = await planes.identity.em.fork().transactional(async em =>
      em.create(Passkey, {
        ...{ account: await em.findOneOrFail(Account, { email: clinic.ownerEmail }), name: 'Phone' },
        ...{ rpId: 'localhost', publicKey: randomBytes(32), transports: [] },
        credentialId: randomBytes(32).toString('base64url'),
      }),
    );
    await signInAnew(clinic);
    return { id: passkey.id };
  },

  // Is opened by signing in.
  sessions: async ({ planes, newToken }, clinic) => {
    const tokenHash = hashToken(await newToken(clinic));
    const { id } = await planes.identity.em.fork().findOneOrFail(Session, { tokenHash });
    return { id };
  },
};

/** The operator who asked for access to the clinic before, or else a new one. */
const operatorOf = async (planes: Planes, { id }: FixtureClinic): Promise<string> => {
  const asked = await planes.platform.em.fork().findOne(SupportGrant, { clinic: id });
  if (asked) return asked.operator.id;
  const email = `${randomUUID()}@medflow.test`;
  const person = { email, name: 'Opal Operator', role: 'support', password: randomUUID() } as const;
  return (await createOperator(planes, person, systemHand('fixture'))).id;
};
