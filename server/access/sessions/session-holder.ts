import { z } from 'zod';
import { Role } from '../../../shared/permissions.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { untilReachable } from '../../data/orm/reconnect.ts';
import { hashToken } from '../../secrets.ts';
import type { Membership } from '../memberships/membership.ts';
import { securityOf } from '../settings/security-of.ts';
import { Session } from './session.entity.ts';
import { clinicless, isWithinLimits, type SessionFacts } from './sessions.ts';

/** `lastSeenAt` is written this often at most, so that reading does not mean writing. */
const SEEN_EVERY_MS = 60_000;

/** Whose session it is, and who that is in the session's clinic. */
export interface Visitor {
  session: SessionFacts;
  /** Null for a session of no clinic, and where the membership has ended. */
  member: (Membership & { userId: string }) | null;
}

const Row = z.object({
  id: z.string(),
  kind: z.enum(['clinic', 'apex', 'platform']),
  account_id: z.string(),
  tenant_id: z.string().nullable(),
  grant_id: z.string().nullable(),
  second_factor_at: z.coerce.date().nullable(),
  confirmed_at: z.coerce.date(),
  created_at: z.coerce.date(),
  expires_at: z.coerce.date(),
  last_seen_at: z.coerce.date(),
  user_id: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  role: Role.nullable(),
  facility_ids: z.array(z.string()).nullable(),
});

/** Asked at every call, so it is one round trip; the unit of work would make two of it, and objects of each row. */
const lookUp = `
  select s.id, s.kind, s.account_id, s.tenant_id, s.grant_id, s.second_factor_at, s.confirmed_at, s.created_at,
    s.expires_at, s.last_seen_at,
    m.user_id, m.name, m.email, m.role, to_json(m.facility_ids) as facility_ids
  from identity.sessions s
  left join identity.memberships m on m.tenant_id = s.tenant_id and m.account_id = s.account_id
  where s.token_hash = ? and s.revoked_at is null and s.expires_at > ?`;

/** The live session behind a token and the live membership behind that; null when it is unknown, revoked, idle or over. */
export const sessionHolderOf = async (
  planes: Planes,
  token: string,
  { isUnattended = false } = {},
): Promise<Visitor | null> => {
  const now = Date.now();
  const given = [hashToken(token), new Date(now)];
  const connection = planes.identity.em.getConnection();
  const [found] = await untilReachable(() => connection.execute<unknown[]>(lookUp, given));
  if (!found) return null;
  const row = Row.parse(found);
  // Whoever is no member is refused whatever the clinic has set.
  const limits = row.tenant_id && row.user_id ? await securityOf(planes, row.tenant_id) : clinicless;
  if (!isWithinLimits({ createdAt: row.created_at, lastSeenAt: row.last_seen_at }, limits)) return null;
  if (!isUnattended && now - +row.last_seen_at > SEEN_EVERY_MS)
    await planes.identity.em.fork().nativeUpdate(Session, { id: row.id }, { lastSeenAt: new Date(now) });
  const session = {
    ...{
      id: row.id,
      kind: row.kind,
      accountId: row.account_id,
      tenantId: row.tenant_id,
      grantId: row.grant_id,
    },
    ...{ secondFactorAt: row.second_factor_at, confirmedAt: row.confirmed_at, expiresAt: row.expires_at },
  };
  const { user_id: userId, role, name, email, facility_ids: facilities } = row;
  const member = userId && role ? { userId, role, name: name ?? '', email: email ?? '', facilities } : null;
  return { session, member };
};
