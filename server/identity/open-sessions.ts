import type { z } from 'zod';
import type { OpenSessions } from '../../shared/sessions.ts';
import type { Planes } from '../orm/planes.ts';
import { Clinic } from '../tenancy/clinic.entity.ts';
import { Session } from './session.entity.ts';
import { liveSince } from './sessions.ts';

type Answer = z.input<typeof OpenSessions>;

/** Where an account is signed in now, the latest first; in one clinic only when `tenantId` is given. */
export const openSessionsOf = async (
  planes: Planes,
  { accountId, tenantId }: { accountId: string; tenantId?: string },
  thisOne: string | undefined,
): Promise<Answer> => {
  const sessions = await planes.identity.em
    .fork()
    .find(
      Session,
      { account: accountId, ...liveSince(), ...(tenantId ? { tenantId } : {}) },
      { orderBy: { lastSeenAt: -1, id: 1 }, limit: 100 },
    );
  const ids = [...new Set(sessions.flatMap(session => session.tenantId ?? []))];
  const clinics = await planes.platform.em.fork().find(Clinic, { id: { $in: ids } }, { fields: ['name'] });
  const names = new Map(clinics.map(({ id, name }) => [id, name]));
  return {
    items: sessions.map(({ id, tenantId, userAgent, address, createdAt, lastSeenAt }) => ({
      ...{ id, isThis: id === thisOne, clinic: names.get(tenantId ?? '') ?? null },
      ...{ userAgent: userAgent ?? null, address: address ?? null, signedInAt: createdAt, lastSeenAt },
    })),
  };
};
