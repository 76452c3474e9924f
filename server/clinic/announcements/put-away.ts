import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { keepOwn, ownPreferences } from '../preferences/own-preferences.ts';
import { Announcement } from './announcement.entity.ts';

/** Whether the reader wants to see it on their home page; what is over or gone meanwhile need not be remembered. */
export const seeAgain = async (em: ClinicEm, { id }: Announcement, isSeen: boolean): Promise<void> => {
  const before = (await ownPreferences(em))?.putAway ?? [];
  const others = before.filter(other => other !== id);
  const kept = await em.find(Announcement, {
    id: { $in: others },
    $or: [{ endsAt: null }, { endsAt: { $gt: new Date() } }],
  });
  const putAway = [...kept.map(other => other.id), ...(isSeen ? [] : [id])];
  await keepOwn(em, { putAway });
};
