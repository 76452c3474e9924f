import type { EntityClass } from '@mikro-orm/core';
import { SecuritySettings } from '../../access/settings/security-settings.entity.ts';
import type { SettingsRow } from '../../access/settings/settings-entity.ts';
import { AnalyticsSettings } from './analytics-settings.entity.ts';
import { BookingSettings } from './booking-settings.entity.ts';
import { CommunicationSettings } from './communication-settings.entity.ts';
import { IntegrationSettings } from './integration-settings.entity.ts';
import { OrganizationSettings } from './organization-settings.entity.ts';
import { PatientsSettings } from './patients-settings.entity.ts';

/** All kinds of settings; every clinic has a row of each. */
export const settingsEntities: EntityClass<SettingsRow>[] = [
  ...[OrganizationSettings, BookingSettings, SecuritySettings],
  ...[IntegrationSettings, CommunicationSettings, PatientsSettings, AnalyticsSettings],
];
