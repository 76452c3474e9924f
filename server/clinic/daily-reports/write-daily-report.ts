import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { DailyCounts } from '../../../shared/clinic/daily-reports.ts';
import type { Package } from '../../../shared/permissions.ts';
import { Account } from '../../access/accounts/account.entity.ts';
import type { ClinicAtWork, WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { Alert } from '../../access/security-events/alert.entity.ts';
import { firstLanguage, inLanguage } from '../../data/language/in-language.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Letter, post } from '../../data/outbox/post.ts';
import { systemActor } from '../../data/records/actor.ts';
import type { User } from '../users/user.entity.ts';
import { countDay } from './count-day.ts';
import { dailyLetter } from './daily-letter.ts';
import { DailyReport } from './daily-report.entity.ts';
import { type Day, morningOf } from './morning.ts';
import { readersIn, toldTo } from './report-readers.ts';
import { tellReport } from './tell-report.ts';

const PROCEDURE = 'reports.daily';

/** A clinic, and where it is found. */
type Writing = ClinicAtWork & Package & { url: string };

/** Where somebody, or a webhook, wants the report of each morning. */
export const dailyReports = (): WorkToFind => ['clinics_with_daily_reports'];

/**
 * Writes the report of a clinic's day once it is six there, and a letter to each member who wants it. Report, letters and what
 * webhooks are told are one transaction and the report is one for each day, so however many processes do this, and however often,
 * each member gets one letter.
 */
export const writeDailyReport = async (
  planes: Planes,
  clinic: Writing,
  now = Date.now(),
): Promise<boolean> => {
  const day = morningOf(now, clinic.timeZone);
  if (!day) return false;
  const system = systemActor(clinic.id, PROCEDURE);
  const readers = await asActor(
    planes,
    system,
    async em => ((await em.findOne(DailyReport, { day: day.day })) ? null : readersIn(em)),
    { readOnly: true },
  );
  if (!readers) return false;
  const counts = await countedBy(planes, clinic, { day });
  const letters = await lettersTo(planes, readers, { clinic, day, counts });
  await asActor(planes, system, async em => {
    const report = em.create(DailyReport, { day: day.day, counts });
    for (const letter of letters) post(em, clinic.id, { ...letter, aboutId: report.id });
    const data = { day: day.day, ...counts };
    await tellReport(em, { id: report.id, type: 'report.daily', at: report.at, data });
  }).catch((error: unknown) => {
    // Another process was faster, and wrote the letters as well.
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
  });
  return false;
};

/** Counted by a member under their own policies, or by the clinic itself. */
const countedBy = async (
  planes: Planes,
  { id }: Pick<Writing, 'id'>,
  { day, member }: { day: Day; member?: User },
): Promise<DailyCounts> => {
  const system = systemActor(id, PROCEDURE);
  const actor = member ? { ...system, userId: member.id, facilities: member.facilityIds ?? null } : system;
  const counts = await asActor(planes, actor, em => countDay(em, day), { readOnly: true });
  const open = { tenantId: id, acknowledgedAt: null };
  return { ...counts, alerts: await inPlatform(planes, em => em.count(Alert, open), { readOnly: true }) };
};

interface Report {
  clinic: Writing;
  day: Day;
  counts: DailyCounts;
}

const lettersTo = async (
  planes: Planes,
  readers: User[],
  { clinic, day, counts }: Report,
): Promise<Letter[]> => {
  const accountIds = readers.flatMap(({ accountId }) => accountId ?? []);
  const accounts = await planes.identity.em.fork().find(Account, { id: { $in: accountIds } });
  const letters: Letter[] = [];
  for (const member of readers) {
    const own = member.facilityIds ? await countedBy(planes, clinic, { day, member }) : counts;
    const told = toldTo(member, own, clinic);
    if (Object.keys(told).length === 0) continue;
    const account = accounts.find(({ id }) => id === member.accountId);
    const facts = { recipient: member.email, name: member.fullName(), clinic: clinic.name, url: clinic.url };
    const language = firstLanguage(account?.language, clinic.locale);
    letters.push(
      inLanguage(language, () => dailyLetter({ ...facts, day, counts: told, locale: clinic.locale })),
    );
  }
  return letters;
};
