import {
  IconAdjustmentsHorizontal,
  IconBellRinging,
  IconBuildingHospital,
  IconCertificate,
  IconClockPlay,
  IconFlag,
  IconHistory,
  IconKey,
  IconShieldExclamation,
  IconTags,
  IconUsersGroup,
} from '@tabler/icons-react';
import type { OperatorPermission } from '../../../shared/platform/operators.ts';
import type { Destination } from '../../ui/frame/destination.ts';

export const consoleDestinations: (Destination & { permission: OperatorPermission })[] = [
  { to: '/console/clinics', label: 'Clinics', icon: IconBuildingHospital, permission: 'clinics:read' },
  { to: '/console/access', label: 'Support access', icon: IconKey, permission: 'grants:read' },
  { to: '/console/plans', label: 'Plans', icon: IconTags, permission: 'plans:read' },
  {
    to: '/console/defaults',
    label: 'Defaults',
    icon: IconAdjustmentsHorizontal,
    permission: 'settings:read',
  },
  { to: '/console/flags', label: 'Feature flags', icon: IconFlag, permission: 'flags:read' },
  { to: '/console/alerts', label: 'Alerts', icon: IconBellRinging, permission: 'security:read' },
  {
    to: '/console/security',
    label: 'Security events',
    icon: IconShieldExclamation,
    permission: 'security:read',
  },
  { to: '/console/audit', label: 'System audit', icon: IconHistory, permission: 'audit:read' },
  { to: '/console/proof', label: 'Proof', icon: IconCertificate, permission: 'proofs:read' },
  { to: '/console/jobs', label: 'Jobs', icon: IconClockPlay, permission: 'jobs:read' },
  { to: '/console/operators', label: 'Operators', icon: IconUsersGroup, permission: 'operators:read' },
];
