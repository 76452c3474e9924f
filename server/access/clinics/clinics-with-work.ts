import type { Package } from '../../../shared/permissions.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Clinic } from './clinic.entity.ts';

/** A function of the database that answers which clinics have something to be done, and what it is asked with. */
export type WorkToFind =
  | [function: 'clinics_to_remind', after: Date, until: Date]
  | [function: 'clinics_to_tell', after: Date, until: Date]
  | [function: 'clinics_with_no_shows', after: Date, until: Date]
  | [
      function: 'clinics_with_waiting',
      at: Date,
      daysOver: string,
      reach: string,
      since: Date,
      everywhere: boolean,
    ]
  | [function: 'clinics_with_events', late: string]
  | [function: 'clinics_with_deliveries', until: Date]
  | [function: 'clinics_with_imports']
  | [function: 'clinics_with_exports']
  | [function: 'clinics_with_attachments']
  | [function: 'clinics_with_mailed_news']
  | [function: 'clinics_with_daily_reports']
  | [function: 'clinics_with_compliance_due', byDay: string]
  | [function: 'clinics_to_seal', late: string]
  | [function: 'clinics_to_retire']
  | [function: 'clinics_to_reseal']
  | [function: 'clinics_to_back_up'];

export type ClinicAtWork = Pick<Clinic, 'id' | 'slug' | 'name' | 'locale' | 'timeZone'>;

/** With what it may use at all (TEN-13). */
export type ClinicWithWork = ClinicAtWork & Package;

/** What is done of any clinic that is not erased: its trails go on. */
const OF_ALL: WorkToFind[0][] = ['clinics_to_seal', 'clinics_to_retire'];

/**
 * The clinics that have such work, by one statement however many there are. Nobody writes in the name of one that is suspended,
 * past due or closing (TEN-2), so those are left out.
 */
export const clinicsWithWork = (planes: Planes, [name, ...params]: WorkToFind): Promise<ClinicWithWork[]> =>
  inPlatform(
    planes,
    em =>
      em.execute<ClinicWithWork[]>(
        `select c.id, c.slug, c.name, c.locale, c.time_zone as "timeZone", to_json(c.permissions) as permissions
         from security.${name}(${params.map(() => '?').join(', ')}) due (id)
         join platform.clinics c on c.id = due.id where ${OF_ALL.includes(name) ? `c.status <> 'erased'` : `c.status in ('trial', 'active')`} order by c.id`,
        params,
      ),
    { readOnly: true },
  );
