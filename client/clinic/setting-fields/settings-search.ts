import { z } from 'zod';
import { settingsKinds } from '../../../shared/clinic/settings.ts';
import { SettingName } from '../../../shared/clinic/settings-file.ts';

export const SettingsSearch = z.object({
  tab: z.enum(settingsKinds).optional().catch(undefined),
  /** The single setting that is looked for. */
  setting: SettingName.optional().catch(undefined),
});
