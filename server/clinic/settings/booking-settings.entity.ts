import { defineEntity, p } from '@mikro-orm/core';
import { completeDefaults, oneEach, SettingsEntity } from '../../access/settings/settings-entity.ts';
import { dueWork } from '../../data/records/work-policies.ts';

const table = 'booking_settings';

const schema = defineEntity({
  name: 'BookingSettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  checks: [
    completeDefaults(
      table,
      ...['slot_minutes', 'confirm_bookings', 'day_starts_at', 'day_ends_at', 'no_show_after_minutes'],
      ...['public_booking', 'public_confirms', 'public_days_ahead', 'public_hours_before'],
      ...['public_change_hours', 'public_text', 'patient_portal', 'portal_messages'],
      'public_waiting',
    ),
    {
      name: 'booking_settings_slot_minutes',
      expression: s => `${s.slotMinutes} >= 5 and ${s.slotMinutes} <= 120`,
    },
    // Half an own day could end before the default one begins.
    {
      name: 'booking_settings_whole_day',
      expression: s => `(${s.dayStartsAt} is null) = (${s.dayEndsAt} is null)`,
    },
    {
      name: 'booking_settings_day',
      expression: s => `${s.dayStartsAt} >= 0 and ${s.dayEndsAt} <= 24 and ${s.dayStartsAt} < ${s.dayEndsAt}`,
    },
    {
      name: 'booking_settings_no_show',
      expression: s => `${s.noShowAfterMinutes} >= 0 and ${s.noShowAfterMinutes} <= 1440`,
    },
    {
      name: 'booking_settings_public_days',
      expression: s => `${s.publicDaysAhead} >= 1 and ${s.publicDaysAhead} <= 365`,
    },
    {
      name: 'booking_settings_public_hours',
      expression: s =>
        `${s.publicHoursBefore} >= 0 and ${s.publicHoursBefore} <= 720 and ${s.publicChangeHours} >= 0 and ${s.publicChangeHours} <= 720`,
    },
  ],
  policies: [dueWork],
  properties: {
    slotMinutes: p.integer().nullable(),
    confirmBookings: p.boolean().nullable(),
    dayStartsAt: p.integer().nullable(),
    dayEndsAt: p.integer().nullable(),
    /** 0 is never. */
    noShowAfterMinutes: p.integer().nullable(),
    publicBooking: p.boolean().nullable(),
    publicConfirms: p.boolean().nullable(),
    publicDaysAhead: p.integer().nullable(),
    publicHoursBefore: p.integer().nullable(),
    publicChangeHours: p.integer().nullable(),
    publicText: p.text().nullable(),
    patientPortal: p.boolean().nullable(),
    portalMessages: p.boolean().nullable(),
    publicWaiting: p.boolean().nullable(),
  },
});

/** How times are offered and booked. */
export class BookingSettings extends schema.class {}
schema.setClass(BookingSettings);
