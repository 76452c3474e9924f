import { LockMode } from '@mikro-orm/core';
import { SupportGrant } from '../../access/callers/support-grant.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { recordSystemAction, systemHand } from '../../data/trails/system-action.ts';
import { tellClinic } from './support.ts';

const MOST_AT_ONCE = 50;

/**
 * Writes down that grants have run out, and tells the owners. The database cuts an expired grant off by itself; this is
 * only the news of it. Each is told once, however many servers do this at the same time.
 */
export const noteExpiredGrants = (planes: Planes): Promise<number> =>
  inPlatform(planes, async em => {
    const over = await em.find(
      SupportGrant,
      { endedAt: null, expiresAt: { $lte: new Date() } },
      { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, limit: MOST_AT_ONCE },
    );
    await em.populate(over, ['operator', 'clinic']);
    for (const grant of over) {
      grant.endedAt = grant.expiresAt;
      const { id, reason, clinic } = grant;
      const changes = { status: { from: 'live', to: 'expired' } };
      const systemAction = {
        action: 'grant.expire',
        tenantId: clinic.id,
        entity: 'SupportGrant',
        entityId: id,
      };
      recordSystemAction(em, systemHand('time'), { ...systemAction, changes, reason });
      const taker = { userId: null, procedure: 'grants.expire', requestId: null, address: null };
      await tellClinic(em, grant, 'ended', taker);
    }
    return over.length;
  });
