import { defineEntity, p } from '@mikro-orm/core';
import { TenantEntity } from '../orm/tenant-entity.ts';

const schema = defineEntity({
  name: 'ClinicSettings',
  schema: 'clinic',
  tableName: 'clinic_settings',
  extends: TenantEntity,
  uniques: [{ name: 'clinic_settings_one_per_clinic', properties: ['tenantId'], where: { deletedAt: null } }],
  checks: [
    {
      name: 'clinic_settings_slot_minutes',
      expression: s => `${s.slotMinutes} >= 5 and ${s.slotMinutes} <= 120`,
    },
    {
      name: 'clinic_settings_day',
      expression: s => `${s.dayStartsAt} >= 0 and ${s.dayEndsAt} <= 24 and ${s.dayStartsAt} < ${s.dayEndsAt}`,
    },
    {
      name: 'clinic_settings_week_start',
      expression: s => `${s.weekStartsOn} >= 1 and ${s.weekStartsOn} <= 7`,
    },
  ],
  properties: {
    slotMinutes: p.integer().default(15),
    confirmBookings: p.boolean().default(false),
    dayStartsAt: p.integer().default(7),
    dayEndsAt: p.integer().default(20),
    weekStartsOn: p.integer().default(1),
    /** Whoever signs in must show a second factor, and set one up before anything else (IDN-4). */
    requireSecondFactor: p.boolean().default(false),
  },
});

/** How the clinic likes to work; one row a clinic. */
export class ClinicSettings extends schema.class {}
schema.setClass(ClinicSettings);
