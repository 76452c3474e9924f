import { randomBytes } from 'node:crypto';
import { base, en, Faker } from '@faker-js/faker';
import type { Role } from '../../../../shared/permissions.ts';
import { Authenticator } from '../../../access/callers/authenticator.ts';
import type { ClinicFacts } from '../../../access/clinics/clinics.ts';
import { DomainProver } from '../../../access/clinics/domain-prover.ts';
import { siteAt } from '../../../access/factors/relying-party.ts';
import { CallBudget } from '../../../access/limits/call-budget.ts';
import { FairGate } from '../../../access/limits/fair-gate.ts';
import { Limits } from '../../../access/limits/limits.ts';
import { ServiceAuthenticator } from '../../../access/tokens/service-authenticator.ts';
import { session } from '../../../account/sessions/session.router.ts';
import type { Prover } from '../../../api/call-context.ts';
import { router } from '../../../api/trpc.ts';
import { attachments } from '../../../clinic/attachments/attachments.router.ts';
import { availability } from '../../../clinic/availability/availability.router.ts';
import { bookings } from '../../../clinic/bookings/bookings.router.ts';
import { checkouts } from '../../../clinic/checkouts/checkouts.router.ts';
import { paymentAccount } from '../../../clinic/checkouts/payment-account.router.ts';
import { complianceRecords } from '../../../clinic/compliance/compliance-records.router.ts';
import { distinctPatients } from '../../../clinic/distinct-patients/distinct-patients.router.ts';
import { expenses } from '../../../clinic/expenses/expenses.router.ts';
import { facilities } from '../../../clinic/facilities/facilities.router.ts';
import { filledForms } from '../../../clinic/filled-forms/filled-forms.router.ts';
import { forms } from '../../../clinic/forms/forms.router.ts';
import { invitations } from '../../../clinic/invitations/invitations.router.ts';
import { invoices } from '../../../clinic/invoices/invoices.router.ts';
import { mails } from '../../../clinic/mails/mails.router.ts';
import { messages } from '../../../clinic/messages/messages.router.ts';
import { patientMerges } from '../../../clinic/patient-merges/patient-merges.router.ts';
import { patients } from '../../../clinic/patients/patients.router.ts';
import { preferences } from '../../../clinic/preferences/preferences.router.ts';
import { serviceRequests } from '../../../clinic/service-requests/service-requests.router.ts';
import { services } from '../../../clinic/services/services.router.ts';
import { settings } from '../../../clinic/settings/settings.router.ts';
import { tasks } from '../../../clinic/tasks/tasks.router.ts';
import { tokens } from '../../../clinic/tokens/tokens.router.ts';
import { users } from '../../../clinic/users/users.router.ts';
import { waitingList } from '../../../clinic/waiting-list/waiting-list.router.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { availabilityFields, patientFields, serviceFields } from '../../../demo/factories/factories.ts';
import type { Log } from '../../../logger.ts';
import { createMetrics } from '../../../metrics.ts';
import { backedUpRecords } from '../../backups/records/backed-up-records.ts';
import { fixtureClinics } from './fixture-clinics.ts';
import { fixtureSessions } from './fixture-sessions.ts';

export const faker = new Faker({ locale: [en, base], seed: 7 });

/** The start of an hour (UTC) on a Monday far ahead, for bookings. */
export const slot = (hour: number, day = 7): string => new Date(Date.UTC(2031, 0, day, hour)).toISOString();

/** What a fixture stands on: the planes of a scratch database, and the front door's domain. */
interface FixtureParts {
  planes: Planes;
  domain: string;
  log: Log;
  prover: Prover;
  /** Where its backups lie. */
  backupDir: string;
}

/** What it takes to furnish a clinic; the whole router is put together above this storey. */
const everyday = router({
  ...{
    attachments,
    availability,
    bookings,
    checkouts,
    expenses,
    facilities,
    filledForms,
    forms,
    invitations,
    invoices,
    mails,
    messages,
    distinctPatients,
    patientMerges,
    patients,
    paymentAccount,
    preferences,
    serviceRequests,
    services,
    session,
    settings,
    tokens,
    users,
    waitingList,
    tasks,
    complianceRecords,
  },
});

/** Clinics with members who call the real router through the real front door: what tests and the proof stand on. */
export const openFixture = ({ planes, domain, log, prover, backupDir }: FixtureParts) => {
  const metrics = createMetrics(planes);
  const authenticator = new Authenticator({ planes, domain, metrics });
  const clinics = fixtureClinics(planes);
  const { clinic, member } = clinics;
  const { signatureWith, ...sessions } = fixtureSessions({ planes, authenticator, clinics });
  const limits = new Limits(planes);
  const services = new ServiceAuthenticator(planes, authenticator);
  const budget = new CallBudget(planes, limits);
  const gate = new FairGate(planes.clinicConnections);
  const domains = new DomainProver(planes, []);
  const backedUp = backedUpRecords({ planes, env: { backupDir }, log });

  const portals = new Map<string, { asked: undefined; session: string }>();

  const hostOf = (of: ClinicFacts): string => `${of.slug}.${domain}:3000`;

  /** Every browser at this clinic's door is signed in to its portal from now on, as this session is. */
  const enterPortal = (of: ClinicFacts, session: string): void => {
    portals.set(hostOf(of), { asked: undefined, session });
  };

  /** The context of a call with this session at this door; the signature comes along, as a browser brings it. */
  const contextWith = (host: string | undefined, token?: string, bearer?: string) => ({
    planes,
    authenticator,
    services,
    budget,
    gate,
    ...{ tell: () => undefined, stopping: () => new AbortController().signal },
    bearer,
    idempotencyKey: undefined,
    metrics,
    log,
    credentials: {
      ...{ host, token, signature: signatureWith(host, token) },
      ...{ requestId: randomBytes(8).toString('hex'), address: '127.0.0.1' },
      portal: portals.get(host ?? ''),
    },
    userAgent: 'test',
    cookies: {
      ...{ set: () => undefined, setArrival: () => undefined },
      ...{ setPortal: () => undefined, clear: () => undefined },
    },
    demoClinics: async () => [],
    linkTo: (slug: string, path: string) => `http://${slug}.${domain}:3000${path}`,
    outbox: { showsSecrets: true, isSending: false },
    limits,
    domains,
    site: siteAt('http', host, domain),
    prover,
    backedUp,
    // Nothing is asked of anybody outside.
    payments: { stripeUrl: 'http://localhost:9', allowsTill: true },
  });

  /** Everyday procedures as the browser of a member reaches them: session, door, permission, transaction. */
  const as = async (of: ClinicFacts, role: Role = 'owner', idempotencyKey?: string) =>
    everyday.createCaller({ ...contextWith(hostOf(of), await sessions.tokenOf(of, role)), idempotencyKey });

  /** A patient, admitted as a member would. */
  const admit = async (of: ClinicFacts, overrides: Parameters<typeof patientFields>[1] = {}) =>
    (await as(of)).patients.admit(patientFields(faker, overrides));

  /** A clinic in which everything is there to book: a provider with hours, a service, a patient. */
  const bookable = async (overrides: Parameters<typeof clinic>[0] = {}) => {
    const of = await clinic(overrides);
    const caller = await as(of);
    const { id: practitionerId } = await member(of, 'provider');
    const { items } = await caller.facilities.list({});
    const facilityId = items[0]?.id ?? '';
    await caller.availability.replaceWeek(
      availabilityFields(practitionerId, facilityId, [1, 2, 3, 4, 5, 6, 7]),
    );
    const service = await caller.services.create(
      serviceFields(faker, { durationMinutes: 30, bufferMinutes: 0 }),
    );
    const patient = await admit(of);
    const links = { patientId: patient.id, serviceId: service.id, practitionerId, facilityId };
    return { clinic: of, caller, links, service, patient };
  };

  return {
    planes,
    backupDir,
    clinic,
    member,
    ...sessions,
    hostOf,
    contextWith,
    enterPortal,
    as,
    admit,
    bookable,
  };
};

export type Fixture = ReturnType<typeof openFixture>;
