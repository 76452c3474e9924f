import { z } from 'zod';
import { settingsKinds } from '../../../shared/clinic/settings.ts';

export const SettingsSearch = z.object({ tab: z.enum(settingsKinds).optional().catch(undefined) });
