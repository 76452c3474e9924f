import { TRPCError } from '@trpc/server';
import { LRUCache } from 'lru-cache';
import { findSession, hashToken, type SessionFacts } from '../identity/sessions.ts';
import { leaveTrace } from '../identity/traces.ts';
import type { Planes } from '../orm/planes.ts';
import type { ClinicFacts, ClinicRegistry } from './clinics.ts';
import { slugOf } from './host.ts';
import { type Membership, membershipOf } from './membership.ts';

/** What a request says about itself before anything of it is believed. */
export interface Knock {
  host: string | undefined;
  token: string | undefined;
  requestId: string;
  address: string | null;
}

/** A signed-in member, at the door of their own clinic. */
export interface Caller {
  session: SessionFacts;
  clinic: ClinicFacts;
  member: Membership;
}

/** Believed for a second at most: sign-out, deactivation and suspension bite at the next call after it. */
const BELIEVED_MS = 1000;

/** Decides who knocks at which clinic's door (TEN-4). */
export class Doorkeeper {
  readonly #planes: Planes;
  readonly #clinics: ClinicRegistry;
  readonly #domain: string;
  readonly #onMismatch: () => void;
  readonly #callers = new LRUCache<string, Caller>({ max: 10_000, ttl: BELIEVED_MS });

  constructor(planes: Planes, clinics: ClinicRegistry, domain: string, onMismatch: () => void) {
    this.#planes = planes;
    this.#clinics = clinics;
    this.#domain = domain;
    this.#onMismatch = onMismatch;
  }

  /** The clinic whose door the host is; null at the apex; NOT_FOUND for a host that is nobody's. */
  async clinicAt(host: string | undefined): Promise<ClinicFacts | null> {
    const slug = slugOf(host, this.#domain);
    const clinic = slug ? await this.#clinics.bySlug(slug) : null;
    if (slug === undefined || (slug && !clinic))
      throw new TRPCError({ code: 'NOT_FOUND', message: 'There is no clinic at this address.' });
    return clinic;
  }

  /** The caller, or null when nobody is signed in. Throws FORBIDDEN for a session of another clinic. */
  async caller(knock: Knock): Promise<Caller | null> {
    if (!knock.token) return null;
    const key = `${knock.host}|${hashToken(knock.token).toString('base64')}`;
    const known = this.#callers.get(key);
    if (known) return known;
    const here = await this.clinicAt(knock.host);
    const session = await findSession(this.#planes, knock.token);
    if (!session) return null;
    const clinic = here ?? (await this.#clinics.byId(session.tenantId));
    if (clinic?.id !== session.tenantId) return this.#refuseStranger(knock, session, clinic);
    const member = await membershipOf(this.#planes, clinic.id, session.accountId);
    if (clinic.status !== 'active' || !member)
      throw new TRPCError({ code: 'FORBIDDEN', message: 'You have no active membership in this clinic.' });
    const caller = { session, clinic, member };
    this.#callers.set(key, caller);
    return caller;
  }

  /** Forgets a session at once, in this process. */
  forget(knock: Knock): void {
    if (knock.token) this.#callers.delete(`${knock.host}|${hashToken(knock.token).toString('base64')}`);
  }

  /** Both clinics get to know of it; the visitor learns nothing but that it is refused. */
  async #refuseStranger(knock: Knock, session: SessionFacts, clinic: ClinicFacts | null): Promise<never> {
    this.#onMismatch();
    const { requestId, address } = knock;
    const trace = { actorId: null, procedure: 'front door', requestId, address };
    await this.#planes.identity.em.fork().transactional(async em => {
      for (const tenantId of new Set([session.tenantId, ...(clinic ? [clinic.id] : [])]))
        leaveTrace(em, tenantId, { ...trace, action: 'CROSS_TENANT_ACCESS_ATTEMPT' });
    });
    throw new TRPCError({ code: 'FORBIDDEN', message: 'tenant mismatch' });
  }
}
