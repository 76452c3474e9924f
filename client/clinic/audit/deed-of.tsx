import type { ReactNode } from 'react';
import type { AuditAction, AuditEntry } from '../../../shared/clinic/audit.ts';
import { rich } from '../../i18n/rich.ts';

type Said = { name: string; b: (inside: ReactNode[]) => ReactNode };

const deeds: Record<AuditAction, (said: Said) => ReactNode> = {
  CREATE: said => rich('<b>{name}</b> created this', said),
  UPDATE: said => rich('<b>{name}</b> changed this', said),
  DELETE: said => rich('<b>{name}</b> moved this to the trash', said),
  RESTORE: said => rich('<b>{name}</b> restored this', said),
  READ: said => rich('<b>{name}</b> looked at this', said),
  LOGIN: said => rich('<b>{name}</b> signed in', said),
  LOGIN_FAILED: said => rich('<b>{name}</b> failed to sign in', said),
  LOGOUT: said => rich('<b>{name}</b> signed out', said),
  SWITCH_TENANT: said => rich('<b>{name}</b> switched clinic', said),
  CROSS_TENANT_ACCESS_ATTEMPT: said => rich('<b>{name}</b> tried to reach another clinic', said),
  PERMISSION_DENIED: said => rich('<b>{name}</b> tried what they may not do', said),
  RLS_VIOLATION: said => rich('<b>{name}</b> was stopped by the database', said),
  EXPORT: said => rich('<b>{name}</b> exported data', said),
  IMPORT: said => rich('<b>{name}</b> imported data', said),
};

/** By these a record becomes what it was in a backup, whatever the action is. */
const putsBack = /^backedUp\.putBack$|^backup take-back$/;

type Told = Pick<AuditEntry, 'action' | 'actor'> & Partial<Pick<AuditEntry, 'procedure'>>;

/** Who did what, as a sentence. */
export const deedOf = ({ action, actor, procedure }: Told): ReactNode => {
  const said: Said = { name: actor.name, b: inside => <b key="b">{inside}</b> };
  return procedure && putsBack.test(procedure)
    ? rich('<b>{name}</b> put this back from a backup', said)
    : deeds[action](said);
};
