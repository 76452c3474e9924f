import { defineEntity, p } from '@mikro-orm/core';
import { Frequency, MOST_DATES, ShortMonths } from '../../../../shared/clinic/series.ts';
import { belongsTo, oneOf, TenantEntity } from '../../../data/records/tenant-entity.ts';
import { Facility } from '../../facilities/facility.entity.ts';
import { Patient } from '../../patients/patient.entity.ts';

const schema = defineEntity({
  name: 'Series',
  schema: 'clinic',
  tableName: 'series',
  extends: TenantEntity,
  indexes: [{ properties: ['tenantId', 'patient', 'firstDate'] }],
  checks: [
    { name: 'series_frequency_known', expression: s => oneOf(s.frequency, Frequency.options) },
    { name: 'series_short_months_known', expression: s => oneOf(s.shortMonths, ShortMonths.options) },
    { name: 'series_interval_positive', expression: s => `${s.interval} >= 1` },
    { name: 'series_count_bounded', expression: s => `${s.count} >= 1 and ${s.count} <= ${MOST_DATES}` },
    { name: 'series_month_day_real', expression: s => `${s.monthDay} >= 1 and ${s.monthDay} <= 31` },
    {
      name: 'series_cancelled_from_a_date',
      expression: s => `(${s.cancelledAt} is null) = (${s.cancelledFrom} is null)`,
    },
  ],
  properties: {
    patient: () => belongsTo(Patient, 'patient_id'),
    /** Its zone is the one of the wall clock. */
    facility: () => belongsTo(Facility, 'facility_id'),
    frequency: p.text().$type<Frequency>(),
    interval: p.integer(),
    /** ISO weekdays of a weekly rule. */
    weekdays: p.array().columnType('int[]').$type<number[]>(),
    /** The day of a monthly rule, which the first date of a short month does not show. */
    monthDay: p.integer(),
    shortMonths: p.text().$type<ShortMonths>(),
    firstDate: p.date(),
    /** Dates that the rule gives, those that were skipped included. */
    count: p.integer(),
    /** `HH:MM` on the wall clock of the facility. */
    time: p.text(),
    /** Days by which all visits were put off from the dates of the rule, which stay their names (S18). */
    daysLater: p.integer().default(0),
    /** Dates of the rule on which nothing was booked. */
    skipped: p.array().columnType('text[]').$type<string[]>(),
    /** Bookings that were cancelled at this very time were cancelled together, and are taken back together. */
    cancelledAt: p.datetime(3).nullable(),
    cancelledFrom: p.date().nullable(),
  },
});

/** A rule by which the bookings of a patient repeat (SCH-4). */
export class Series extends schema.class {}
schema.setClass(Series);
