import { Menu } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconKey, IconKeyboard, IconShieldLock, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { t } from '../../shared/i18n/translate.ts';
import { ChangePasswordForm } from '../account/password/ChangePasswordForm.tsx';
import { roles } from '../clinic/members/user-words.ts';
import { useMay, useSession } from '../session.tsx';
import { trpc } from '../trpc.ts';
import { failureOf } from '../ui/failure/failure.ts';
import { FormDialog } from '../ui/forms/FormDialog.tsx';
import { AccountMenu } from '../ui/frame/AccountMenu.tsx';
import { showShortcuts } from './show-shortcuts.tsx';

export const ProfileMenu = () => {
  const { user } = useSession();
  const may = useMay();
  const [isChanging, change] = useDisclosure();

  const signOut = async () => {
    try {
      await trpc.session.signOut.mutate();
      // A page that begins anew keeps nothing of the clinic in memory.
      window.location.assign('/sign-in');
    } catch (error) {
      notifications.show({
        color: 'red',
        title: t('You are still signed in'),
        message: failureOf(error).message,
      });
    }
  };

  return (
    <>
      <FormDialog opened={isChanging} onClose={change.close} title={t('Change your password')} isModal>
        <ChangePasswordForm onClose={change.close} />
      </FormDialog>
      <AccountMenu
        name={user.name}
        role={user.role ? roles[user.role] : t('MedFlow support')}
        email={user.email}
        onSignOut={signOut}
      >
        {may('preferences:own') && (
          <Menu.Item component={Link} to="/profile" leftSection={<IconUser size={16} aria-hidden />}>
            {t('Your profile')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={change.open}>
          {t('Change password')}
        </Menu.Item>
        <Menu.Item component={Link} to="/security" leftSection={<IconShieldLock size={16} aria-hidden />}>
          {t('Security')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={showShortcuts}>
          {t('Keyboard shortcuts')}
        </Menu.Item>
        <Menu.Divider />
      </AccountMenu>
    </>
  );
};
