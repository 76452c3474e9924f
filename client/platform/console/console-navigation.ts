import {
  IconAdjustmentsHorizontal,
  IconBellRinging,
  IconBuildingHospital,
  IconCertificate,
  IconClockPlay,
  IconFlag,
  IconHeartRateMonitor,
  IconHistory,
  IconKey,
  IconShieldExclamation,
  IconTags,
  IconUsersGroup,
} from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import type { OperatorPermission } from '../../../shared/platform/operators.ts';
import type { Destination } from '../../ui/frame/destination.ts';

export const consoleDestinations: (Destination & { permission: OperatorPermission })[] = [
  { to: '/console/clinics', label: t('Clinics'), icon: IconBuildingHospital, permission: 'clinics:read' },
  {
    to: '/console/health-reports',
    label: t('Health of clinics'),
    icon: IconHeartRateMonitor,
    permission: 'clinics:read',
  },
  { to: '/console/access', label: t('Support access'), icon: IconKey, permission: 'grants:read' },
  { to: '/console/plans', label: t('Plans'), icon: IconTags, permission: 'plans:read' },
  {
    to: '/console/defaults',
    label: t('Defaults'),
    icon: IconAdjustmentsHorizontal,
    permission: 'settings:read',
  },
  { to: '/console/flags', label: t('Feature flags'), icon: IconFlag, permission: 'flags:read' },
  { to: '/console/alerts', label: t('Alerts'), icon: IconBellRinging, permission: 'security:read' },
  {
    to: '/console/security',
    label: t('Security events'),
    icon: IconShieldExclamation,
    permission: 'security:read',
  },
  { to: '/console/audit', label: t('System audit'), icon: IconHistory, permission: 'audit:read' },
  { to: '/console/proof', label: t('Proof'), icon: IconCertificate, permission: 'proofs:read' },
  { to: '/console/jobs', label: t('Jobs'), icon: IconClockPlay, permission: 'jobs:read' },
  { to: '/console/operators', label: t('Operators'), icon: IconUsersGroup, permission: 'operators:read' },
];
