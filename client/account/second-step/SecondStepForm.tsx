import { Anchor, Button, Divider, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { SignInAnswer } from '../../../shared/account/second-factor.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { PasskeyButton } from './PasskeyButton.tsx';
import { showPasskey } from './passkey.ts';

export type PendingSignIn = Extract<SignInAnswer, { done: false }>;
type Props = { pending: PendingSignIn; onDone: () => void; onBack: () => void };

const questions = {
  app: {
    label: t('Code of your authenticator app'),
    description: t('Six digits; a new one every 30 seconds.'),
  },
  recovery: { label: t('Recovery code'), description: t('One of those you kept when you set this up.') },
};

/** The password was right; now the second factor. */
export const SecondStepForm = ({ pending: { challenge, methods }, onDone, onBack }: Props) => {
  const [method, setMethod] = useState<'app' | 'recovery'>(methods.includes('app') ? 'app' : 'recovery');
  const input = useRef<HTMLInputElement>(null);
  const { form, submit, failure, setFailure } = useSentForm<{ code: string }>({
    start: { code: '' },
    validate: { code: code => (code.trim().length < 6 ? t('Please enter the code.') : null) },
    send: async ({ code }) => {
      await trpc.session.showCode.mutate({ challenge, code });
      onDone();
    },
    onRefused: () => form.reset(),
  });
  const showKey = async () => {
    const options = await trpc.passkeySignIn.begin.mutate({ challenge });
    await trpc.passkeySignIn.show.mutate({ challenge, passkey: await showPasskey(options) });
    onDone();
  };
  const hasPasskey = methods.includes('passkey');
  const other = method === 'app' ? 'recovery' : 'app';
  const choose = () => {
    form.reset();
    setFailure(undefined);
    setMethod(other);
  };

  // The former step took the focus away with it.
  useEffect(() => {
    if (!hasPasskey || method === 'recovery') input.current?.focus();
  }, [hasPasskey, method]);

  return (
    <Stack gap="lg">
      <div>
        <Title order={1} size="h2">
          {t('One more step')}
        </Title>
        <Text c="dimmed" size="sm">
          {t('Your account is protected by a second factor.')}
        </Text>
      </div>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FailureAlert failure={failure} />
          {hasPasskey && (
            <>
              <PasskeyButton isMain label={t('Use your passkey')} onPress={showKey} onFailure={setFailure} />
              <Divider label={t('or')} />
            </>
          )}
          <TextInput
            key={method}
            {...questions[method]}
            inputMode={method === 'app' ? 'numeric' : 'text'}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            size="md"
            ref={input}
            {...form.getInputProps('code')}
          />
          <Button
            type="submit"
            variant={hasPasskey ? 'default' : 'filled'}
            size="md"
            mt="xs"
            loading={form.submitting}
            fullWidth
          >
            {t('Sign in')}
          </Button>
          <Group justify="space-between">
            {methods.includes(other) && (
              <Anchor component="button" type="button" size="sm" onClick={choose}>
                {other === 'recovery' ? t('Use a recovery code') : t('Use your authenticator app')}
              </Anchor>
            )}
            <Anchor component="button" type="button" size="sm" onClick={onBack}>
              {t('Start again')}
            </Anchor>
          </Group>
        </Stack>
      </form>
    </Stack>
  );
};
