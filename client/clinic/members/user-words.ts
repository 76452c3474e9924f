import type { User } from '../../../shared/clinic/users.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { Role } from '../../../shared/permissions.ts';

export const roles = {
  owner: t('Owner'),
  admin: t('Administrator'),
  provider: t('Practitioner'),
  staff: t('Front desk'),
  auditor: t('Auditor'),
  portal: t('Patient portal'),
} satisfies Record<Role, string>;

export const userStatuses = {
  active: { label: t('Active'), tone: 'good' },
  inactive: { label: t('Inactive'), tone: 'quiet' },
} as const satisfies Record<User['status'], { label: string; tone: string }>;
