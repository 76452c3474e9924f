import type { SettingsKind } from '../../../shared/clinic/settings.ts';

/** What each kind of settings is called; the title stands over its inputs. */
export const settingTabs: Record<SettingsKind, { tab: string; title: string }> = {
  organization: { tab: 'Organization', title: 'Dates and times' },
  booking: { tab: 'Bookings', title: 'Calendar and bookings' },
  security: { tab: 'Security', title: 'Signing in' },
  integration: { tab: 'Integrations', title: 'Programs' },
  communication: { tab: 'Communication', title: 'Mails of the clinic' },
};
