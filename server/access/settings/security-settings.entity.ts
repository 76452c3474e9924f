import { defineEntity, p } from '@mikro-orm/core';
import { LEAST_AUDIT_YEARS, LONGEST_SESSION } from '../../../shared/clinic/settings.ts';
import { tellChange } from '../../data/records/tell-change.ts';
import { dueWork } from '../../data/records/work-policies.ts';
import { completeDefaults, oneEach, SettingsEntity } from './settings-entity.ts';

const table = 'security_settings';

const schema = defineEntity({
  name: 'SecuritySettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  policies: [dueWork],
  triggers: [tellChange('clinic.security_settings', { clinic: 'tenant_id', alsoNew: true })],
  checks: [
    completeDefaults(
      table,
      ...['require_second_factor', 'idle_minutes', 'absolute_minutes', 'invitation_hours', 'audit_years'],
    ),
    {
      name: 'security_settings_idle',
      expression: s => `${s.idleMinutes} >= 5 and ${s.idleMinutes} <= ${LONGEST_SESSION}`,
    },
    {
      name: 'security_settings_absolute',
      expression: s => `${s.absoluteMinutes} >= 15 and ${s.absoluteMinutes} <= ${LONGEST_SESSION}`,
    },
    {
      name: 'security_settings_invitation',
      expression: s => `${s.invitationHours} >= 1 and ${s.invitationHours} <= 720`,
    },
    {
      name: 'security_settings_audit',
      expression: s => `${s.auditYears} >= ${LEAST_AUDIT_YEARS} and ${s.auditYears} <= 30`,
    },
  ],
  properties: {
    /** Whoever signs in must show a second factor, and set one up before anything else. */
    requireSecondFactor: p.boolean().nullable(),
    /** Minutes after the last call. */
    idleMinutes: p.integer().nullable(),
    /** Minutes after signing in. */
    absoluteMinutes: p.integer().nullable(),
    invitationHours: p.integer().nullable(),
    auditYears: p.integer().nullable(),
  },
});

/** Who may come in, and for how long (IDN-3, IDN-4). */
export class SecuritySettings extends schema.class {}
schema.setClass(SecuritySettings);
