import { LockMode } from '@mikro-orm/core';
import type { ClinicStatus } from '../../../shared/clinics.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { postToOwners } from '../../platform/owners/owners.ts';
import type { Anchor } from './anchors.ts';
import { headIn } from './head-in.ts';

/**
 * Writes to the owners of each clinic, once a month, by what its trail is known: kept by them it is an anchor that neither whoever has the
 * database nor whoever has the servers can change (AUD-4). Mark and letters are one transaction. One that fails keeps no other from its own.
 */
export const mailHeads = async (planes: Planes, signal: AbortSignal, now = new Date()): Promise<void> => {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
  const works: ClinicStatus[] = ['trial', 'active'];
  const due = { status: { $in: works }, $or: [{ headMailedAt: null }, { headMailedAt: { $lt: month } }] };
  const clinics = await inPlatform(planes, em => em.find(Clinic, due, { orderBy: { id: 1 } }), {
    readOnly: true,
  });
  const failures: unknown[] = [];
  for (const { id } of clinics) {
    signal.throwIfAborted();
    await headIn(planes, id)
      .then(head =>
        inPlatform(planes, async em => {
          // Whoever comes second finds none.
          const clinic = await em.findOne(Clinic, { id, ...due }, { lockMode: LockMode.PESSIMISTIC_WRITE });
          if (!clinic) return;
          clinic.headMailedAt = now;
          if (head) await postToOwners(em, clinic, () => letterOf(clinic.name, head));
        }),
      )
      .catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
};

const letterOf = (name: string, head: Anchor) => ({
  kind: 'trail.head',
  subject: t('{name}: the head of your audit log', { name }),
  body: paragraphs(
    t(
      'Please keep this letter. The line below is what your audit log is known by today: whoever changes anything of what was written until now would have to change this letter as well.',
    ),
    JSON.stringify(head),
    t(
      'If you ever doubt your audit log, give this line to whoever examines it. It names nobody, and tells nothing of what is in the log.',
    ),
  ),
});
