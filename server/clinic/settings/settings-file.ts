import type { z } from 'zod';
import { type SettingsKind, settingsKinds } from '../../../shared/clinic/settings.ts';
import { SettingsDifferences, SettingsFile } from '../../../shared/clinic/settings-file.ts';
import { security } from '../../access/settings/security-of.ts';
import { type Kind, settingsOf } from '../../access/settings/settings-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { analytics, booking, communication, integration, organization, patients } from './kinds.ts';

const kinds: Record<SettingsKind, Kind<z.ZodType, z.ZodObject>> = {
  organization,
  booking,
  security,
  integration,
  communication,
  patients,
  analytics,
};

const ownOf = async (em: ClinicEm, kind: SettingsKind): Promise<Record<string, unknown>> =>
  (await settingsOf(em, kinds[kind])).own;

/** All that the actor's clinic has set itself, as a file that can be taken again. */
export const settingsFile = async (em: ClinicEm): Promise<SettingsFile> => {
  const own: Partial<Record<SettingsKind, unknown>> = {};
  for (const kind of settingsKinds) own[kind] = await ownOf(em, kind);
  return SettingsFile.parse(own);
};

/** What taking a file would change. */
export const differencesTo = async (em: ClinicEm, file: SettingsFile): Promise<SettingsDifferences> => {
  const items = [];
  for (const kind of settingsKinds) {
    const own = await ownOf(em, kind);
    for (const [setting, to] of Object.entries(file[kind] ?? {}))
      if (own[setting] !== to) items.push({ kind, setting, from: own[setting], to });
  }
  return SettingsDifferences.parse({ items });
};

/** Takes a file; all of it or, where the database refuses a part, nothing. */
export const takeSettings = async (em: ClinicEm, file: SettingsFile): Promise<void> => {
  for (const kind of settingsKinds) {
    const fields: object | undefined = file[kind];
    if (!fields) continue;
    const row = await em.findOneOrFail(kinds[kind].entity, { tenantId: { $ne: null } });
    em.assign(row, fields);
  }
};
