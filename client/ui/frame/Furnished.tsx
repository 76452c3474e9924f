import '../theme/all.css';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';

/** What everything stands on that is more than a first page: all looks, questions and notes. */
export const Furnished = ({ children }: { children: ReactNode }) => (
  <ModalsProvider labels={{ confirm: t('Confirm'), cancel: t('Cancel') }}>
    <Notifications position="bottom-center" limit={4} />
    {children}
  </ModalsProvider>
);
