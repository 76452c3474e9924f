import { TRPCError } from '@trpc/server';
import { isOpen } from '../../../shared/clinics.ts';
import type { Message } from '../../../shared/i18n/translate.ts';
import type { SecurityEventKind } from '../../../shared/platform/security-events.ts';
import { ClinicCache } from '../../data/caches/clinic-caches.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Metrics } from '../../metrics.ts';
import { hashToken } from '../../secrets.ts';
import { type ClinicFacts, ClinicRegistry, type ClinicWithFlags } from '../clinics/clinics.ts';
import { hostKindOf } from '../clinics/host.ts';
import type { Membership } from '../memberships/membership.ts';
import type { Refused } from '../security-events/refused.ts';
import { recordRefusal } from '../security-events/security-events.ts';
import { sessionHolderOf } from '../sessions/session-holder.ts';
import { type ClinicSession, type SessionFacts } from '../sessions/sessions.ts';
import { type GrantFacts, grantHolderOf } from './grant-holder.ts';
import { clinicNamed, foreignNames } from './named-clinics.ts';
import { type SignedSession, sign, verify } from './tenant-signature.ts';

/** What a request says about itself before anything of it is believed. */
export interface RequestCredentials {
  host: string | undefined;
  token: string | undefined;
  /** The cookie that says which clinic the session is for. */
  signature: string | undefined;
  /** The secret of a browser that is on its way in from another clinic. */
  arrival?: string | undefined;
  /** What a browser brings to the patients' portal. */
  portal?:
    | {
        asked: string | undefined;
        session: string | undefined;
        /** The patient whose page calls, where one is shown. */
        shown?: string | undefined;
      }
    | undefined;
  /** The clinics that its headers name (`x-tenant-id` and the like): never honoured, refused when they disagree (T1). */
  named?: readonly string[] | undefined;
  requestId: string;
  address: string | null;
  /** Asked by a page by itself, so it does not keep a session from ending for want of anybody there (IDN-3). */
  isUnattended?: boolean;
}

/** A signed-in member, at the door of their own clinic. */
export interface Caller {
  session: ClinicSession;
  clinic: ClinicWithFlags;
  member: Membership;
  /** The support grant an operator works under, who is no member. */
  grant: GrantFacts | null;
}

interface Doorway {
  planes: Planes;
  /** The apex; clinics are its subdomains. */
  domain: string;
  metrics: Metrics;
  /** Whether members may go over into another clinic of theirs; they may unless it is said. */
  switching?: boolean;
}

/** A refusal after which the browser's cookies are worth nothing and are taken away. */
export class WorthlessCookies extends TRPCError {}

const isClinicSession = (session: SessionFacts): session is ClinicSession => session.tenantId !== null;

const keyOf = ({ host, token, signature }: RequestCredentials): string =>
  `${host}|${signature}|${hashToken(token ?? '').toString('base64')}`;

/** At a host that is nobody's. */
export const NO_CLINIC_HERE = 'There is no clinic at this web address.' satisfies Message;

const OVER: Message = 'This support access is over. Please ask the clinic for a new one.';

const words = {
  CROSS_TENANT_ACCESS_ATTEMPT: 'tenant mismatch',
  TENANT_COOKIE_FAILURE: 'This session cannot be trusted any more. Please sign in again.',
  CLINIC_CLOSED: 'This clinic is closed at the moment. Please speak to its owner.',
  NOT_A_MEMBER: 'You have no active membership in this clinic.',
} satisfies Partial<Record<SecurityEventKind, Message>>;

/** Decides who calls, and into which clinic (TEN-4). */
export class Authenticator {
  readonly clinics: ClinicRegistry;
  readonly #doorway: Doorway;
  /** Remembered until something changes: sign-out, deactivation and suspension bite at the next call. */
  readonly #callers: ClinicCache<Caller | null>;

  constructor(doorway: Doorway) {
    this.#doorway = doorway;
    this.clinics = new ClinicRegistry(doorway.planes);
    this.#callers = new ClinicCache(doorway.planes.changes.caches, 'callers');
  }

  /** Whether members may switch between clinics (LIT-10). */
  get letsSwitch(): boolean {
    return this.#doorway.switching ?? true;
  }

  /** The clinic whose door the host is; null at the apex; NOT_FOUND for a host that is nobody's. */
  async clinicAt(host: string | undefined): Promise<ClinicWithFlags | null> {
    const door = hostKindOf(host, this.#doorway.domain);
    if (door?.kind === 'apex') return null;
    const clinic =
      door?.kind === 'clinic'
        ? await this.clinics.bySlug(door.slug)
        : door && (await this.clinics.byDomain(door.domain));
    if (!clinic) throw new TRPCError({ code: 'NOT_FOUND', message: NO_CLINIC_HERE });
    return clinic;
  }

  /** Whether a clinic may have this host name as its own: none of ours. */
  mayBeCustom(host: string): boolean {
    return hostKindOf(host, this.#doorway.domain)?.kind === 'custom';
  }

  /** The value of `tenant_sig` for a session. */
  signatureOf(session: SignedSession): string {
    return sign(session, this.#doorway.planes.signatureKeys);
  }

  /**
   * The caller, or null when nobody is signed in; NOT_FOUND at a host that is nobody's. Host, session and signature must name the same clinic, which must be
   * open and have the account as a member now; whatever else is FORBIDDEN, counted and recorded.
   */
  async caller(credentials: RequestCredentials): Promise<Caller | null> {
    const caller = await this.#find(credentials);
    if (caller) await this.expectOwnClinic(credentials, caller.clinic, caller.session);
    return caller;
  }

  /** Refuses a caller whose headers name another clinic than the own one, which is null outside of all clinics (T1). */
  async expectOwnClinic(
    { named = [], requestId, address }: RequestCredentials,
    own: ClinicFacts | null,
    { accountId = null, service }: Pick<Refused, 'accountId' | 'service'>,
  ): Promise<void> {
    const foreign = foreignNames(named, own);
    if (foreign.length === 0) return;
    const kind = 'CROSS_TENANT_ACCESS_ATTEMPT';
    const meant = await clinicNamed(this.clinics, foreign);
    await this.tell({
      ...{ kind, action: kind, tenantId: meant?.id ?? null, fromTenantId: own?.id ?? null },
      ...{ accountId, service, procedure: 'front door', requestId, address },
    });
    throw new TRPCError({ code: 'FORBIDDEN', message: words[kind] });
  }

  async #find(credentials: RequestCredentials): Promise<Caller | null> {
    if (!credentials.token) {
      await this.clinicAt(credentials.host);
      return null;
    }
    const { token } = credentials;
    const caller = await this.#callers.find(
      keyOf(credentials),
      () => this.#recognize({ ...credentials, token }),
      found => found?.clinic.id,
    );
    const now = new Date();
    const isOver = caller && (caller.session.expiresAt <= now || (caller.grant?.expiresAt ?? now) < now);
    return isOver ? this.#recognize({ ...credentials, token }) : caller;
  }

  async #recognize(credentials: RequestCredentials & { token: string }): Promise<Caller | null> {
    const { planes } = this.#doorway;
    const [here, holder] = await Promise.all([
      this.clinicAt(credentials.host),
      sessionHolderOf(planes, credentials.token, { isUnattended: credentials.isUnattended ?? false }),
    ]);
    if (!holder) return null;
    const { session } = holder;
    if (!isClinicSession(session))
      throw new TRPCError({ code: 'BAD_REQUEST', message: 'tenant context required' });
    const clinic = here ?? (await this.clinics.byId(session.tenantId));
    const refuse = (kind: keyof typeof words) => this.#refuse(kind, credentials, session, clinic);
    if (clinic?.id !== session.tenantId) return refuse('CROSS_TENANT_ACCESS_ATTEMPT');
    if (verify(credentials.signature, credentials.token, planes.signatureKeys) !== clinic.id)
      return refuse('TENANT_COOKIE_FAILURE');
    if (!isOpen(clinic.status)) return refuse('CLINIC_CLOSED');
    const helper = session.grantId ? await grantHolderOf(planes, session) : null;
    if (session.grantId && !helper) throw new TRPCError({ code: 'FORBIDDEN', message: OVER });
    const member = helper?.member ?? holder.member;
    if (!member) return refuse('NOT_A_MEMBER');
    return { session, clinic, member, grant: helper?.grant ?? null };
  }

  /** Counts a refusal and records it. */
  async tell(refused: Refused): Promise<void> {
    const { planes, metrics } = this.#doorway;
    metrics.refusals.inc({ kind: refused.kind });
    if (refused.kind === 'CROSS_TENANT_ACCESS_ATTEMPT') metrics.tenantMismatches.inc();
    if (refused.kind === 'TENANT_COOKIE_FAILURE') metrics.cookieFailures.inc();
    await recordRefusal(planes, refused);
  }

  /** The clinics concerned get to know of it; the visitor learns nothing but that it is refused. */
  async #refuse(
    kind: keyof typeof words,
    { requestId, address }: RequestCredentials,
    { tenantId, accountId }: ClinicSession,
    clinic: ClinicFacts | null,
  ): Promise<never> {
    const isAttack = kind === 'CROSS_TENANT_ACCESS_ATTEMPT' || kind === 'TENANT_COOKIE_FAILURE';
    await this.tell({
      ...{ kind, tenantId: clinic?.id ?? null, accountId, procedure: 'front door', requestId, address },
      ...(clinic?.id !== tenantId && { fromTenantId: tenantId }),
      ...(isAttack && { action: 'CROSS_TENANT_ACCESS_ATTEMPT' as const }),
    });
    const Refused = kind === 'TENANT_COOKIE_FAILURE' ? WorthlessCookies : TRPCError;
    throw new Refused({ code: 'FORBIDDEN', message: words[kind] });
  }
}
