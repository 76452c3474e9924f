import { Badge, Box, Button, Group, Modal, Paper, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { SecurityOverview } from '../../../shared/account/second-factor.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { queryClient, trpc } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { confirmed } from '../confirm/confirmed.tsx';
import { AppSetup } from './AppSetup.tsx';
import { RecoveryCodesView } from './RecoveryCodesView.tsx';

type Props = { overview: SecurityOverview };

/** The authenticator app and the recovery codes. */
export const SecondFactorCard = ({ overview }: Props) => {
  const { hasApp, passkeys, recoveryCodes, isRequired } = overview;
  const [setup, setSetup] = useState<{ svg: string; key: string }>();
  const [codes, setCodes] = useState<string[]>();
  const close = () => {
    setSetup(undefined);
    setCodes(undefined);
    void queryClient.invalidateQueries();
  };
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
      await queryClient.invalidateQueries();
    } catch (error) {
      tellFailure(error);
    }
  };
  const begin = () => attempt(async () => setSetup(await confirmed(() => trpc.secondFactor.begin.mutate())));
  const disable = () =>
    attempt(async () => {
      if (await confirmed(() => trpc.secondFactor.disable.mutate()))
        tellSuccess(t('The authenticator app is removed.'));
    });
  const renew = () =>
    attempt(async () => {
      const answer = await confirmed(() => trpc.secondFactor.renewRecoveryCodes.mutate());
      if (answer) setCodes(answer.recoveryCodes);
    });

  return (
    <Paper p="md">
      <Stack gap="sm">
        <Group justify="space-between">
          <Box flex="1 1 300px">
            <Group gap="xs">
              <Title order={2} size="h4">
                {t('Authenticator app')}
              </Title>
              <Badge variant="light" color={hasApp ? 'green' : 'gray'}>
                {hasApp ? t('On') : t('Off')}
              </Badge>
            </Group>
            <Text size="sm" c="dimmed">
              {hasApp
                ? t('You are asked for a code of your app when you sign in, in all your clinics.')
                : t('A code from your phone keeps others out even if they know your password.')}
              {isRequired && ` ${t('This clinic asks for a second factor.')}`}
            </Text>
          </Box>
          {hasApp ? (
            <Button variant="default" onClick={() => void disable()}>
              {t('Remove the app')}
            </Button>
          ) : (
            <Button onClick={() => void begin()}>{t('Set up an app')}</Button>
          )}
        </Group>
        {(hasApp || passkeys.length > 0) && (
          <Group justify="space-between" gap="xs">
            <Text size="sm" c={recoveryCodes < 3 ? 'red' : undefined}>
              {t('{count, plural, one {# recovery code is left.} other {# recovery codes are left.}}', {
                count: recoveryCodes,
              })}
            </Text>
            <Button variant="default" onClick={() => void renew()}>
              {t('New recovery codes')}
            </Button>
          </Group>
        )}
      </Stack>
      <Modal
        opened={setup !== undefined || codes !== undefined}
        onClose={close}
        closeOnClickOutside={false}
        title={codes ? t('Your recovery codes') : t('Set up an authenticator app')}
      >
        {codes && <RecoveryCodesView codes={codes} onDone={close} />}
        {!codes && setup && <AppSetup setup={setup} onCodes={setCodes} onCancel={close} />}
      </Modal>
    </Paper>
  );
};
