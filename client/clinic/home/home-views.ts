import { t } from '../../../shared/i18n/translate.ts';
import type { Permission, Role } from '../../../shared/permissions.ts';
import type { HomeView } from '../home-search/home-search.ts';

export const homeLabels: Record<HomeView, string> = {
  figures: t('Figures'),
  desk: t('Front desk'),
  'own-day': t('My day'),
};

/** The homes that somebody may see, the one that is theirs first (FD12). */
export const homesOf = (role: Role | null, may: (permission: Permission) => boolean): HomeView[] => [
  ...(role === 'provider' && may('bookings:read') ? (['own-day'] as const) : []),
  ...(may('dashboard:read') ? (['figures'] as const) : []),
  ...(may('bookings:read') ? (['desk'] as const) : []),
];
