import { Button, Code, CopyButton, Group, Image, Stack, Text, TextInput } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { AppCode } from '../../../shared/account/second-factor.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { confirmed } from '../confirm/confirmed.tsx';

type Props = {
  setup: { svg: string; key: string };
  onCodes: (recoveryCodes: string[]) => void;
  onCancel?: () => void;
};

/** Four letters at a time, as people type them. */
const inGroups = (key: string): string => key.replace(/(.{4})(?=.)/g, '$1 ');

/** Scan, type the first code, done. */
export const AppSetup = ({ setup: { svg, key }, onCodes, onCancel }: Props) => {
  const { form, submit, failure } = useSentForm({
    start: { code: '' },
    validate: schemaResolver(AppCode, { sync: true }),
    send: async ({ code }) => {
      const answer = await confirmed(() => trpc.secondFactor.confirm.mutate({ code }));
      if (answer) onCodes(answer.recoveryCodes);
    },
  });

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">
          {t('Scan this with an authenticator app, such as Google Authenticator, 1Password or Aegis.')}
        </Text>
        <Image
          src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`}
          alt={t('QR code for your authenticator app')}
          w={200}
          h={200}
          mx="auto"
          radius="md"
        />
        <div>
          <Text size="sm" c="dimmed">
            {t('Or type this key into the app:')}
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Code data-testid="app-key" style={{ overflowWrap: 'anywhere' }}>
              {inGroups(key)}
            </Code>
            <CopyButton value={key}>
              {({ copied, copy }) => (
                <Button variant="subtle" size="compact-sm" style={{ flex: 'none' }} onClick={copy}>
                  {copied ? t('Copied') : t('Copy key')}
                </Button>
              )}
            </CopyButton>
          </Group>
        </div>
        <FailureAlert failure={failure} />
        <TextInput
          label={t('Code that the app shows')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={7}
          size="md"
          {...form.getInputProps('code')}
        />
        <Group justify="flex-end" gap="xs">
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('Cancel')}
            </Button>
          )}
          <Button type="submit" loading={form.submitting}>
            {t('Turn on')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
