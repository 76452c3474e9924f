import { TRPCError } from '@trpc/server';
import { isOpen } from '../../../shared/clinics.ts';
import { ClinicCache } from '../../data/caches/clinic-caches.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Authenticator, RequestCredentials } from '../callers/authenticator.ts';
import type { ClinicFacts, ClinicWithFlags } from '../clinics/clinics.ts';
import { type Membership, memberOf } from '../memberships/membership.ts';
import { ApiTokens, type TokenFacts } from './api-tokens.ts';

/** A service, at the door of the clinic that its token is for. */
export interface Service {
  token: TokenFacts;
  clinic: ClinicWithFlags;
  member: Membership & { userId: string };
}

/** Two clinics may each have a user of the same id, so what is remembered is remembered by clinic (LIT-8). */
const keyOf = ({ tenantId, userId }: TokenFacts): string => `tenant:${tenantId}:${userId}`;

/** Decides which services may enter, by the token they bear instead of a session (IDN-6). */
export class ServiceAuthenticator {
  readonly #planes: Planes;
  readonly #authenticator: Authenticator;
  readonly #tokens: ApiTokens;
  readonly #members: ClinicCache<Service['member'] | null>;

  constructor(planes: Planes, authenticator: Authenticator) {
    this.#planes = planes;
    this.#authenticator = authenticator;
    this.#tokens = new ApiTokens(planes);
    this.#members = new ClinicCache(planes.changes.caches, 'service-accounts');
  }

  async service(bearer: string, credentials: RequestCredentials): Promise<Service> {
    const clinic = await this.#authenticator.clinicAt(credentials.host);
    if (!clinic) throw new TRPCError({ code: 'BAD_REQUEST', message: 'tenant context required' });
    const token = await this.#tokens.find(bearer, credentials.address);
    if (!token) return this.#refuse(credentials, clinic, null);
    if (token.tenantId !== clinic.id) return this.#refuse(credentials, clinic, token);
    const member = await this.#members.find(
      keyOf(token),
      () => memberOf(this.#planes, token.tenantId, token.userId),
      found => (found ? token.tenantId : undefined),
    );
    if (!member) return this.#refuse(credentials, clinic, null);
    if (!isOpen(clinic.status))
      throw new TRPCError({ code: 'FORBIDDEN', message: 'This clinic is closed at the moment.' });
    await this.#authenticator.expectOwnClinic(credentials, clinic, { service: token });
    return { token, clinic, member };
  }

  /** Which of the reasons it was is not told: an expired token answers as an invented one does. */
  async #refuse(
    credentials: RequestCredentials,
    clinic: ClinicFacts,
    foreign: TokenFacts | null,
  ): Promise<never> {
    const where = { procedure: 'front door', requestId: credentials.requestId, address: credentials.address };
    if (!foreign) {
      await this.#authenticator.tell({ kind: 'TOKEN_REFUSED', tenantId: clinic.id, ...where });
      throw new TRPCError({ code: 'UNAUTHORIZED', message: 'This token is not valid here.' });
    }
    await this.#authenticator.tell({
      ...{ kind: 'CROSS_TENANT_ACCESS_ATTEMPT', action: 'CROSS_TENANT_ACCESS_ATTEMPT' },
      ...{ tenantId: clinic.id, fromTenantId: foreign.tenantId, service: foreign, ...where },
    });
    throw new TRPCError({ code: 'FORBIDDEN', message: 'tenant mismatch' });
  }
}
