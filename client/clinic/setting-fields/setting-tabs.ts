import { type SettingsKind, settingsKinds } from '../../../shared/clinic/settings.ts';
import { SettingName, SettingsFile } from '../../../shared/clinic/settings-file.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** What each kind of settings is called; the title stands over its inputs. */
export const settingTabs: Record<SettingsKind, { tab: string; title: string }> = {
  organization: { tab: t('Organization'), title: t('Dates and times') },
  booking: { tab: t('Bookings'), title: t('Calendar and bookings') },
  security: { tab: t('Security'), title: t('Signing in') },
  integration: { tab: t('Integrations'), title: t('Programs') },
  communication: { tab: t('Communication'), title: t('Mails of the clinic') },
  patients: { tab: t('Patients'), title: t('New patients') },
  analytics: { tab: t('Figures'), title: t('Figures of the clinic') },
};

/** Each single setting, and in which tab it stands. */
export const allSettings = settingsKinds.flatMap(kind =>
  SettingName.options
    .filter(setting => setting in SettingsFile.shape[kind].unwrap().shape)
    .map(setting => ({ kind, setting })),
);
