import { randomBytes } from 'node:crypto';
import { base, en, Faker } from '@faker-js/faker';
import type { Role } from '../../../../shared/permissions.ts';
import { accountFor } from '../../../access/accounts/accounts.ts';
import { Authenticator } from '../../../access/callers/authenticator.ts';
import type { ClinicFacts } from '../../../access/clinics/clinics.ts';
import { DomainProver } from '../../../access/clinics/domain-prover.ts';
import { siteAt } from '../../../access/factors/relying-party.ts';
import { factorsOf } from '../../../access/factors/second-factors.ts';
import { CallBudget } from '../../../access/limits/call-budget.ts';
import { FairGate } from '../../../access/limits/fair-gate.ts';
import { Limits } from '../../../access/limits/limits.ts';
import { Session } from '../../../access/sessions/session.entity.ts';
import { LONGEST_MS, openSession } from '../../../access/sessions/sessions.ts';
import { ServiceAuthenticator } from '../../../access/tokens/service-authenticator.ts';
import { session } from '../../../account/sessions/session.router.ts';
import type { Prover } from '../../../api/call-context.ts';
import { router } from '../../../api/trpc.ts';
import { availability } from '../../../clinic/availability/availability.router.ts';
import { bookings } from '../../../clinic/bookings/bookings.router.ts';
import { facilities } from '../../../clinic/facilities/facilities.router.ts';
import { invitations } from '../../../clinic/invitations/invitations.router.ts';
import { mails } from '../../../clinic/mails/mails.router.ts';
import { patients } from '../../../clinic/patients/patients.router.ts';
import { services } from '../../../clinic/services/services.router.ts';
import { settings } from '../../../clinic/settings/settings.router.ts';
import { tokens } from '../../../clinic/tokens/tokens.router.ts';
import { User } from '../../../clinic/users/user.entity.ts';
import { users } from '../../../clinic/users/users.router.ts';
import { asActor } from '../../../data/orm/as-actor.ts';
import type { Planes } from '../../../data/orm/planes.ts';
import { systemActor } from '../../../data/records/actor.ts';
import { availabilityFields, patientFields, serviceFields } from '../../../demo/factories/factories.ts';
import { sharedHash } from '../../../demo/factories/shared-hash.ts';
import type { Log } from '../../../logger.ts';
import { createMetrics } from '../../../metrics.ts';
import { provision } from '../../../platform/clinics/provision.ts';
import { hashToken } from '../../../secrets.ts';

export const faker = new Faker({ locale: [en, base], seed: 7 });

export const PASSWORD = 'a long enough password';

/** The start of an hour (UTC) on a Monday far ahead, for bookings. */
export const slot = (hour: number, day = 7): string => new Date(Date.UTC(2031, 0, day, hour)).toISOString();

export interface FixtureClinic extends ClinicFacts {
  ownerEmail: string;
}

/** What a fixture stands on: the planes of a scratch database, and the front door's domain. */
interface FixtureParts {
  planes: Planes;
  domain: string;
  log: Log;
  prover: Prover;
}

/** What it takes to furnish a clinic; the whole router is put together above this storey. */
const everyday = router({
  ...{
    availability,
    bookings,
    facilities,
    invitations,
    mails,
    patients,
    services,
    session,
    settings,
    tokens,
    users,
  },
});

let made = 0;

/** Clinics with members who call the real router through the real front door: what tests and the proof stand on. */
export const openFixture = ({ planes, domain, log, prover }: FixtureParts) => {
  const metrics = createMetrics(planes);
  const authenticator = new Authenticator({ planes, domain, metrics });

  const limits = new Limits(planes);
  const services = new ServiceAuthenticator(planes, authenticator);
  const budget = new CallBudget(planes, limits);
  const gate = new FairGate(planes.clinicConnections);
  const domains = new DomainProver(planes, []);

  /** A fresh clinic with an owner, settings and a facility. */
  const clinic = async (overrides: Partial<Parameters<typeof provision>[1]> = {}): Promise<FixtureClinic> => {
    const slug = `clinic-${randomBytes(5).toString('hex')}`;
    const ownerEmail = `owner@${slug}.test`;
    const owner = { email: ownerEmail, firstName: 'Olive', lastName: `Owner ${++made}`, password: PASSWORD };
    const opening = { slug, name: slug, timeZone: 'Europe/Berlin', owner, ...overrides };
    const facts = await provision(planes, opening, sharedHash);
    tenants.set(facts.slug, facts.id);
    return Object.assign(facts, { ownerEmail });
  };

  /** A member with a role, made behind the scenes; answers ids and e-mail. */
  const member = async (of: ClinicFacts, role: Role, facilityIds: string[] | null = null) => {
    const email = `${role}-${randomBytes(4).toString('hex')}@${of.slug}.test`;
    const accountId = await accountFor(planes, email, PASSWORD, sharedHash);
    const id = await asActor(planes, systemActor(of.id, 'test'), async em => {
      const user = em.create(User, { accountId, email, firstName: 'Mo', lastName: role, role, facilityIds });
      em.persist(user);
      return () => user.id;
    });
    return { id: id(), email, accountId };
  };

  const sessionTokens = new Map<string, Promise<string>>();
  const signatures = new Map<string, string>();
  const tenants = new Map<string, string>();

  const accountOf = async (of: ClinicFacts, role: Role): Promise<{ accountId: string; userId: string }> => {
    if (role !== 'owner') {
      const { accountId, id } = await member(of, role);
      return { accountId, userId: id };
    }
    const owner = await asActor(planes, systemActor(of.id, 'test'), em =>
      em.findOneOrFail(User, { role: 'owner' }),
    );
    return { accountId: owner.accountId ?? '', userId: owner.id };
  };

  const signed = (tenantId: string, token: string): string =>
    authenticator.signatureOf({ tenantId, token, expiresAt: new Date(Date.now() + LONGEST_MS) });

  /** The signature that a browser brings with a session; of one that was opened elsewhere, the one of this door. */
  const signatureWith = (host: string | undefined, token: string | undefined): string | undefined => {
    const tenantId = tenants.get(String(host).replace(/\..*$/, ''));
    return token && (signatures.get(token) ?? (tenantId && signed(tenantId, token)));
  };

  /** A real session token of a member with this role, who showed the second factor if there is one; new each time. */
  const newToken = async (of: ClinicFacts, role: Role = 'owner'): Promise<string> => {
    const { accountId, userId } = await accountOf(of, role);
    const trace = { actorId: userId, procedure: 'test', requestId: null, address: null, userAgent: null };
    const { isSet } = await factorsOf(planes.identity.em.fork(), accountId);
    const secondFactorAt = isSet ? new Date() : null;
    const token = await openSession(planes, { accountId, tenantId: of.id, secondFactorAt }, trace);
    signatures.set(token, signed(of.id, token));
    return token;
  };

  /** Ends the session behind a token: an account has a limited number of them, and the walk begins hundreds. */
  const endToken = async (token: string): Promise<void> => {
    await planes.identity.em.fork().transactional(async em => {
      const session = await em.findOne(Session, { tokenHash: hashToken(token) });
      // A call may have ended it, or given it another token.
      if (session) session.revokedAt ??= new Date();
    });
  };

  /** The same one each time. */
  const tokenOf = (of: ClinicFacts, role: Role = 'owner'): Promise<string> => {
    const key = `${of.id} ${role}`;
    const token = sessionTokens.get(key) ?? newToken(of, role);
    sessionTokens.set(key, token);
    return token;
  };

  /** Signs the owner in anew for the next calls, as one must whose second factor is younger than the session. */
  const signInAnew = (of: ClinicFacts): Promise<string> => {
    sessionTokens.delete(`${of.id} owner`);
    return tokenOf(of);
  };

  /** Both cookies of such a session, as a browser sends them. */
  const cookieOf = async (of: ClinicFacts, role?: Role): Promise<string> =>
    cookieWith(await tokenOf(of, role));
  const cookieWith = (token: string): string => `medflow=${token}; tenant_sig=${signatures.get(token)}`;

  /** The cookies of a session that no other caller has. */
  const newCookieOf = async (of: ClinicFacts, role?: Role): Promise<string> =>
    cookieWith(await newToken(of, role));

  const hostOf = (of: ClinicFacts): string => `${of.slug}.${domain}:3000`;

  /** The context of a call with this session at this door; the signature comes along, as a browser brings it. */
  const contextWith = (host: string | undefined, token?: string, bearer?: string) => ({
    planes,
    authenticator,
    services,
    budget,
    gate,
    tell: () => undefined,
    bearer,
    idempotencyKey: undefined,
    metrics,
    log,
    credentials: {
      ...{ host, token, signature: signatureWith(host, token) },
      ...{ requestId: randomBytes(8).toString('hex'), address: '127.0.0.1' },
    },
    userAgent: 'test',
    cookies: { set: () => undefined, setArrival: () => undefined, clear: () => undefined },
    demoClinics: async () => [],
    linkTo: (slug: string, path: string) => `http://${slug}.${domain}:3000${path}`,
    outbox: { showsSecrets: true, isSending: false },
    limits,
    domains,
    site: siteAt('http', host, domain),
    prover,
  });

  /** Everyday procedures as the browser of a member reaches them: session, door, permission, transaction. */
  const as = async (of: ClinicFacts, role: Role = 'owner', idempotencyKey?: string) =>
    everyday.createCaller({ ...contextWith(hostOf(of), await tokenOf(of, role)), idempotencyKey });

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
    clinic,
    member,
    newToken,
    endToken,
    tokenOf,
    signInAnew,
    cookieOf,
    newCookieOf,
    hostOf,
    contextWith,
    as,
    admit,
    bookable,
  };
};

export type Fixture = ReturnType<typeof openFixture>;
