import type { z } from 'zod';
import type { OpenSessions } from '../../../shared/account/sessions.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { Session } from '../../access/sessions/session.entity.ts';
import { clinicless, isWithinLimits, type SessionLimits } from '../../access/sessions/sessions.ts';
import { securityOf } from '../../access/settings/security-of.ts';
import type { Planes } from '../../data/orm/planes.ts';

type Answer = z.input<typeof OpenSessions>;

/** Where an account is signed in now, the latest first; in one clinic only when `tenantId` is given. */
export const openSessionsOf = async (
  planes: Planes,
  { accountId, tenantId }: { accountId: string; tenantId?: string },
  thisOne: string | undefined,
): Promise<Answer> => {
  const unended = { account: accountId, revokedAt: null, expiresAt: { $gt: new Date() } };
  const found = await planes.identity.em
    .fork()
    .find(
      Session,
      { ...unended, ...(tenantId ? { tenantId } : {}) },
      { orderBy: { lastSeenAt: -1, id: 1 }, limit: 100 },
    );
  const ids = [...new Set(found.flatMap(session => session.tenantId ?? []))];
  const limits = new Map<string, SessionLimits>();
  for (const id of ids) limits.set(id, await securityOf(planes, id));
  const sessions = found.filter(session =>
    isWithinLimits(session, limits.get(session.tenantId ?? '') ?? clinicless),
  );
  const clinics = await planes.platform.em.fork().find(Clinic, { id: { $in: ids } }, { fields: ['name'] });
  const names = new Map(clinics.map(({ id, name }) => [id, name]));
  return {
    items: sessions.map(({ id, tenantId, userAgent, address, createdAt, lastSeenAt }) => ({
      ...{ id, isThis: id === thisOne, clinic: names.get(tenantId ?? '') ?? null },
      ...{ userAgent: userAgent ?? null, address: address ?? null, signedInAt: createdAt, lastSeenAt },
    })),
  };
};
