import { defineEntity, p } from '@mikro-orm/core';
import { completeDefaults, oneEach, SettingsEntity } from '../../access/settings/settings-entity.ts';

const table = 'integration_settings';

const schema = defineEntity({
  name: 'IntegrationSettings',
  schema: 'clinic',
  tableName: table,
  extends: SettingsEntity,
  uniques: oneEach(table),
  checks: [
    completeDefaults(table, 'api_token_days'),
    {
      name: 'integration_settings_token_days',
      expression: s => `${s.apiTokenDays} >= 0 and ${s.apiTokenDays} <= 3650`,
    },
  ],
  properties: {
    /** The longest life of a new token; 0 is without end. */
    apiTokenDays: p.integer().nullable(),
  },
});

/** What programs may do that work with the clinic. */
export class IntegrationSettings extends schema.class {}
schema.setClass(IntegrationSettings);
