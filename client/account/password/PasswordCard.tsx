import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { t } from '../../../shared/i18n/translate.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { ChangePasswordForm } from './ChangePasswordForm.tsx';

export const PasswordCard = () => {
  const [isChanging, change] = useDisclosure();
  return (
    <Paper p="md">
      <Group justify="space-between">
        <div>
          <Title order={2} size="h4">
            {t('Password')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('A new one signs you out everywhere else.')}
          </Text>
        </div>
        <Button variant="default" onClick={change.open}>
          {t('Change password')}
        </Button>
      </Group>
      <FormDialog opened={isChanging} onClose={change.close} title={t('Change your password')} isModal>
        <ChangePasswordForm onClose={change.close} />
      </FormDialog>
    </Paper>
  );
};
