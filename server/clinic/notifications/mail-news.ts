import { LockMode } from '@mikro-orm/core';
import type { NotificationKind } from '../../../shared/clinic/notifications.ts';
import { MINUTE } from '../../../shared/durations.ts';
import type { Package } from '../../../shared/permissions.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import type { ClinicAtWork, WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { post } from '../../data/outbox/post.ts';
import { systemActor } from '../../data/records/actor.ts';
import { Preferences } from '../preferences/preferences.entity.ts';
import { User } from '../users/user.entity.ts';
import { newsLetter } from './news-letter.ts';
import { countNews, type Reader, readersIn } from './news-readers.ts';

/** What happened is told by letter once it is so old: whoever looks at the bell meanwhile gets none. */
const SETTLED_MS = 10 * MINUTE;
const PROCEDURE = 'notifications.mail';

/** A clinic, and where it is found. */
type Writing = Pick<ClinicAtWork, 'id' | 'name' | 'locale'> & Package & { url: string };

/** Where somebody wants letters. */
export const mailedNews = (): WorkToFind => ['clinics_with_mailed_news'];

/**
 * Writes to the members of a clinic who want it what is new for them, in one letter each (WRK-3). Letter and mark are one
 * transaction, which finds the mark as it was when the news were counted or writes nothing: any number of processes may do this,
 * and whoever has looked at the bell meanwhile, or chosen anew, is seen to by the next run.
 */
export const mailNews = async (planes: Planes, clinic: Writing, now = Date.now()): Promise<boolean> => {
  const system = systemActor(clinic.id, PROCEDURE);
  const until = new Date(now - SETTLED_MS);
  const all = await asActor(planes, system, readersIn, { readOnly: true });
  for (const reader of all) {
    const { userId, facilities } = reader;
    const actor = { ...system, userId, facilities };
    const count = (em: ClinicEm) => countNews(em, reader, { clinic, until });
    const counts = await asActor(planes, actor, count, { readOnly: true });
    if (counts.size > 0) await writeOnce(planes, reader, { clinic, counts, until });
  }
  return false;
};

interface News {
  clinic: Writing;
  counts: ReadonlyMap<NotificationKind, number>;
  until: Date;
}

const writeOnce = async (
  planes: Planes,
  { id, version, userId, accountId, toldUntil }: Reader,
  { clinic, counts, until }: News,
): Promise<void> => {
  const account = await planes.identity.em.fork().findOne(Account, { id: accountId });
  const language = firstLanguage(account?.language, clinic.locale);
  await asActor(planes, systemActor(clinic.id, PROCEDURE), async em => {
    const kept = await em.findOne(Preferences, { id, version }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const member = await em.findOne(User, { id: userId, status: 'active' });
    if (!kept || !member) return;
    const facts = { recipient: member.email, name: member.fullName(), clinic: clinic.name, url: clinic.url };
    const letter = inLanguage(language, () => newsLetter({ ...facts, counts }));
    post(em, clinic.id, { ...letter, aboutId: id });
    // Since then, where somebody wishes for letters about one kind more just now.
    const told = Object.entries(toldUntil).map(([kind, at]) => [
      kind,
      (at > until ? at : until).toISOString(),
    ]);
    kept.toldUntil = Object.fromEntries(told);
  });
};

/** Whether whoever reads this address still works here and wants such letters, as one may have waited for hours (S41). */
export const isNewsWanted = async (em: ClinicEm, id: string, recipient: string): Promise<boolean> => {
  const kept = await em.findOne(Preferences, { id });
  if (!kept || kept.notifications.mailed.length === 0) return false;
  return (await em.findOne(User, { id: kept.user.id, status: 'active', email: recipient })) !== null;
};
