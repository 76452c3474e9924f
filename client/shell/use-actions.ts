import {
  IconBuildingHospital,
  IconCalendarPlus,
  IconKeyboard,
  IconPlus,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../shared/i18n/translate.ts';
import { useMay } from '../session.tsx';
import type { Hit } from '../ui/frame/hit.ts';
import { showClinics, useMaySwitch } from './show-clinics.tsx';
import { showShortcuts } from './show-shortcuts.tsx';

/** What one may do from anywhere. */
export const useActions = (): Hit[] => {
  const navigate = useNavigate();
  const may = useMay();
  const maySwitch = useMaySwitch();
  const action = (isShown: boolean, label: string, icon: Hit['icon'], run: () => unknown): Hit[] =>
    isShown ? [{ id: label, label, icon, run }] : [];

  return [
    ...action(may('bookings:write'), t('New booking'), IconCalendarPlus, () =>
      navigate({ to: '/calendar', search: { book: 'new' } }),
    ),
    ...action(may('patients:write'), t('New patient'), IconUserPlus, () =>
      navigate({ to: '/patients', search: { admit: true } }),
    ),
    ...action(may('services:write'), t('New service'), IconPlus, () =>
      navigate({ to: '/services', search: { open: 'new' } }),
    ),
    ...action(may('users:write'), t('Invite a colleague'), IconUserPlus, () =>
      navigate({ to: '/staff', search: { open: 'new' } }),
    ),
    ...action(maySwitch, t('Switch to another clinic'), IconBuildingHospital, showClinics),
    ...action(true, t('Keyboard shortcuts'), IconKeyboard, showShortcuts),
  ];
};
