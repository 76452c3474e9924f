import type { Metric } from '../../../shared/clinic/usage.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { periodOf, usedOf } from '../../access/clinics/plan-limits.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { postToOwners } from '../owners/owners.ts';

interface Crossing {
  clinic_id: string;
  name: string;
  locale: string;
  metric: Metric;
  count: number;
  most: number;
  level: number;
}

/**
 * Marks each counter that has reached 80 or 100 percent of its plan as told, and answers those; what has fallen below
 * 80 percent is told anew the next time. Whoever does this at the same time waits for the row, and finds it told.
 */
const mark = `
  with level as (
    select u.clinic_id, u.metric, u.period, l.most, c.name, c.locale,
      case when u.count >= l.most then 100 when u.count * 100.0 >= l.most * 80 then 80 else 0 end as level
    from platform.usage u join platform.clinics c on c.id = u.clinic_id join platform.plans p on p.code = c.plan,
      lateral (select case u.metric when 'users' then p.max_users when 'patients' then p.max_patients
        when 'bookings' then p.max_bookings_per_month else p.max_api_calls_per_month end as most) l
    where u.period in ('', ?) and c.status in ('trial', 'active') and l.most > 0
  )
  update platform.usage u set warned = level.level from level
  where (u.clinic_id, u.metric, u.period) = (level.clinic_id, level.metric, level.period)
    and (level.level > u.warned or level.level = 0 and u.warned > 0)
  returning u.clinic_id, level.name, level.locale, u.metric, u.count, level.most, level.level`;

/** Writes to the owners whose clinics have used up most of their plan (TEN-3); answers how many letters that made. */
export const warnOfLimits = (planes: Planes): Promise<number> =>
  inPlatform(planes, async em => {
    const crossings = await em.execute<Crossing[]>(mark, [periodOf(new Date())]);
    const told = crossings.filter(({ level }) => level > 0);
    for (const { clinic_id: id, name, locale, metric, count, most, level } of told)
      await postToOwners(em, { id, locale }, () => ({
        kind: 'clinic.limit',
        subject:
          level === 100
            ? t('{name}: your plan is used up', { name })
            : t('{name}: your plan is nearly used up', { name }),
        body: paragraphs(
          t('{used} are in use.', { used: usedOf(metric, count, most) }),
          level === 100
            ? t('No more can be added until there is room again, or your plan is larger.')
            : t('Please think of a larger plan before it is used up.'),
        ),
      }));
    return told.length;
  });
