import type { z } from 'zod';
import {
  AnalyticsChange,
  AnalyticsSettings,
  BookingChange,
  BookingSettings,
  CommunicationChange,
  CommunicationSettings,
  IntegrationChange,
  IntegrationSettings,
  OrganizationChange,
  OrganizationSettings,
  PatientsChange,
  PatientsSettings,
  SecurityChange,
  SecuritySettings,
  Settings,
} from '../../../shared/clinic/settings.ts';
import { SettingsDifferences, SettingsFile } from '../../../shared/clinic/settings-file.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { security } from '../../access/settings/security-of.ts';
import { type Kind, settingsOf } from '../../access/settings/settings-of.ts';
import { allowed, router } from '../../api/trpc.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { analytics, booking, communication, integration, organization, patients } from './kinds.ts';
import { differencesTo, settingsFile, takeSettings } from './settings-file.ts';

/** Changes what is given of the clinic's own settings; null goes back to the default. */
const change = async <Values extends z.ZodType, Own extends z.ZodObject>(
  em: ClinicEm,
  kind: Kind<Values, Own>,
  { version, ...fields }: { version: number },
) => {
  const { id } = await em.findOneOrFail(kind.entity, { tenantId: { $ne: null } });
  em.assign(await findVersion(em, kind.entity, { id, version }), fields);
  // The answer is read from both rows, so the change must be there.
  await em.flush();
  return settingsOf(em, kind);
};

export const settings = router({
  get: allowed('settings:read', 'GET /settings', Nothing, Settings).query(async ({ ctx: { em } }) => ({
    organization: await settingsOf(em, organization),
    booking: await settingsOf(em, booking),
    security: await settingsOf(em, security),
    integration: await settingsOf(em, integration),
    communication: await settingsOf(em, communication),
    patients: await settingsOf(em, patients),
    analytics: await settingsOf(em, analytics),
  })),

  updateOrganization: allowed(
    'settings:write',
    'PATCH /settings/organization',
    OrganizationChange,
    OrganizationSettings,
  ).mutation(({ ctx: { em }, input }) => change(em, organization, input)),

  updateBooking: allowed(
    'settings:write',
    'PATCH /settings/booking',
    BookingChange,
    BookingSettings,
  ).mutation(({ ctx: { em }, input }) => change(em, booking, input)),

  updateSecurity: allowed('settings:write', 'PATCH /settings/security', SecurityChange, SecuritySettings, {
    confirmed: true,
  }).mutation(({ ctx: { em }, input }) => change(em, security, input)),

  updateIntegration: allowed(
    'settings:write',
    'PATCH /settings/integration',
    IntegrationChange,
    IntegrationSettings,
    { confirmed: true },
  ).mutation(({ ctx: { em }, input }) => change(em, integration, input)),

  updateCommunication: allowed(
    'settings:write',
    'PATCH /settings/communication',
    CommunicationChange,
    CommunicationSettings,
  ).mutation(({ ctx: { em }, input }) => change(em, communication, input)),

  updatePatients: allowed(
    'settings:write',
    'PATCH /settings/patients',
    PatientsChange,
    PatientsSettings,
  ).mutation(({ ctx: { em }, input }) => change(em, patients, input)),

  updateAnalytics: allowed(
    'settings:write',
    'PATCH /settings/analytics',
    AnalyticsChange,
    AnalyticsSettings,
  ).mutation(({ ctx: { em }, input }) => change(em, analytics, input)),

  export: allowed('settings:read', 'GET /settings/file', Nothing, SettingsFile).query(({ ctx: { em } }) =>
    settingsFile(em),
  ),

  /** What taking a file would change; nothing is changed yet. */
  preview: allowed(
    'settings:write',
    'POST /settings/file/preview',
    SettingsFile,
    SettingsDifferences,
  ).mutation(({ ctx: { em }, input }) => differencesTo(em, input)),

  /** Takes a file, and answers what that changed. */
  import: allowed('settings:write', 'POST /settings/file', SettingsFile, SettingsDifferences, {
    confirmed: true,
  }).mutation(async ({ ctx: { em }, input }) => {
    const differences = await differencesTo(em, input);
    await takeSettings(em, input);
    return differences;
  }),
});
