import { type DailyCount, type DailyCounts, neededToCount } from '../../../shared/clinic/daily-reports.ts';
import { DAY } from '../../../shared/durations.ts';
import { isIncluded, type Package, permissionsWithin } from '../../../shared/permissions.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { Preferences } from '../preferences/preferences.entity.ts';
import { User } from '../users/user.entity.ts';
import { DailyReport } from './daily-report.entity.ts';

/** The members who want the report of each morning. */
export const readersIn = async (em: ClinicEm): Promise<User[]> => {
  const wishes = await em.find(Preferences, { notifications: { dailyReport: true } });
  const id = { $in: wishes.map(({ user }) => user.id) };
  return em.find(User, { id, kind: 'person', status: 'active' }, { orderBy: { id: 1 } });
};

/** What of it a member may be told. */
export const toldTo = (
  { role, facilityIds }: Pick<User, 'role' | 'facilityIds'>,
  counts: DailyCounts,
  clinic: Package,
): Partial<DailyCounts> => {
  const permitted = permissionsWithin(role, facilityIds ?? null);
  const isTold = (kind: DailyCount) =>
    permitted.includes(neededToCount[kind]) && isIncluded(neededToCount[kind], clinic);
  return Object.fromEntries(Object.entries(counts).filter(([kind]) => isTold(kind as DailyCount)));
};

/** Whether the report is of this day, and whoever reads this address still works here and wants it, as a letter may have waited (S41). */
export const isDailyReportWanted = async (em: ClinicEm, id: string, recipient: string): Promise<boolean> => {
  const report = await em.findOne(DailyReport, { id });
  if (!report || +report.at < Date.now() - DAY / 2) return false;
  return (await readersIn(em)).some(({ email }) => email === recipient);
};
