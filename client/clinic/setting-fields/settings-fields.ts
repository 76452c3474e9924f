import type { UseFormReturnType } from '@mantine/form';
import type { Settings, SettingsKind } from '../../../shared/clinic/settings.ts';

/** What the inputs of one kind of settings are given, whoever sets them: a clinic its own, or operators the defaults. */
export type SettingsFields<Kind extends SettingsKind> = {
  form: UseFormReturnType<Settings[Kind]['own']>;
  /** What applies where the form says null. */
  defaults: Settings[Kind]['defaults'];
};
