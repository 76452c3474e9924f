import type { ApiToken } from '../../../shared/clinic/tokens.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { may, Permission, type Role } from '../../../shared/permissions.ts';
import { permissionName } from '../../ui/formats/permission-name.ts';

/** What a role may be allowed, for the choice of scopes. */
export const scopesOf = (role: Role) =>
  Permission.options
    .filter(permission => may(role, permission))
    .map(permission => ({ value: permission, label: permissionName(permission) }));

/** Whether a token still works, and how its state is called. */
export const statusOf = ({ revokedAt, expiresAt }: ApiToken, now = new Date()) => {
  if (revokedAt && new Date(revokedAt) <= now) return { label: t('Revoked'), tone: 'quiet' } as const;
  if (expiresAt && new Date(expiresAt) <= now) return { label: t('Expired'), tone: 'quiet' } as const;
  return revokedAt
    ? ({ label: t('Being replaced'), tone: 'waiting' } as const)
    : ({ label: t('Active'), tone: 'good' } as const);
};
