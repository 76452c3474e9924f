import { Alert, Button, Code, Group, Image, Paper, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { operate } from '../connection/console-api.ts';

/** In production nobody operates MedFlow by a password alone; this stands in place of every page until it is set up. */
export const OperatorFactor = () => {
  const begin = useMutation({ mutationFn: () => operate.session.beginApp.mutate() });
  const confirm = useMutation({ mutationFn: (code: string) => operate.session.confirmApp.mutate({ code }) });
  const form = useForm({ initialValues: { code: '' } });
  const failure = begin.error ?? confirm.error;

  return (
    <>
      <PageHeader
        title={t('Second factor')}
        description={t('Operators sign in with a code of an authenticator app besides their password')}
      />
      <Paper p="md" maw={520}>
        <Stack gap="sm">
          <FailureAlert failure={failure ? failureOf(failure) : undefined} />
          {!begin.data && (
            <Button loading={begin.isPending} onClick={() => begin.mutate()}>
              {t('Set up an authenticator app')}
            </Button>
          )}
          {begin.data && !confirm.data && (
            <form onSubmit={form.onSubmit(({ code }) => confirm.mutate(code))}>
              <Stack gap="sm">
                <Image
                  src={`data:image/svg+xml,${encodeURIComponent(begin.data.svg)}`}
                  alt={t('QR code for the authenticator app')}
                  w={200}
                  bg="white"
                />
                <Text size="sm">
                  {rich('Scan it, or type this key: {key}', { key: <Code key="key">{begin.data.key}</Code> })}
                </Text>
                <TextInput
                  label={t('Code that the app shows')}
                  autoComplete="one-time-code"
                  inputMode="numeric"
                  {...form.getInputProps('code')}
                />
                <Group justify="flex-end">
                  <Button type="submit" loading={confirm.isPending}>
                    {t('Confirm')}
                  </Button>
                </Group>
              </Stack>
            </form>
          )}
          {confirm.data && (
            <>
              <Alert color="pine" title={t('Recovery codes, shown only now')}>
                {t('Each lets you in once when the app is not at hand.')}
                <Code block mt="xs">
                  {confirm.data.recoveryCodes.join('\n')}
                </Code>
              </Alert>
              <Button onClick={() => window.location.assign('/console/clinics')}>
                {t('I have kept them')}
              </Button>
            </>
          )}
        </Stack>
      </Paper>
    </>
  );
};
