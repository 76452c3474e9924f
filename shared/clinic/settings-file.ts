import { z } from 'zod';
import {
  OwnAnalytics,
  OwnBooking,
  OwnCommunication,
  OwnIntegration,
  OwnOrganization,
  OwnPatients,
  OwnSecurity,
  settingsKinds,
} from './settings.ts';

/**
 * What a clinic has set itself, to keep or to take to another clinic (SET-1). What a file leaves out stays as it is, null goes
 * back to the default, and what this version does not know is refused. Secrets are no settings, and so never in it.
 */
export const SettingsFile = z.strictObject({
  organization: z.strictObject(OwnOrganization.partial().shape).optional(),
  booking: z.strictObject(OwnBooking.partial().shape).optional(),
  security: z.strictObject(OwnSecurity.partial().shape).optional(),
  integration: z.strictObject(OwnIntegration.partial().shape).optional(),
  communication: z.strictObject(OwnCommunication.partial().shape).optional(),
  patients: z.strictObject(OwnPatients.partial().shape).optional(),
  analytics: z.strictObject(OwnAnalytics.partial().shape).optional(),
});
export type SettingsFile = z.output<typeof SettingsFile>;

/** The name of a single setting of whichever kind. */
export const SettingName = z
  .object({
    ...{ ...OwnOrganization.shape, ...OwnBooking.shape, ...OwnSecurity.shape },
    ...{ ...OwnIntegration.shape, ...OwnCommunication.shape },
    ...{ ...OwnPatients.shape, ...OwnAnalytics.shape },
  })
  .keyof();
export type SettingName = z.output<typeof SettingName>;

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** What taking a file changes, setting by setting; null is as by default. */
export const SettingsDifferences = z.object({
  items: z.array(z.object({ kind: z.enum(settingsKinds), setting: SettingName, from: Value, to: Value })),
});
export type SettingsDifferences = z.output<typeof SettingsDifferences>;
