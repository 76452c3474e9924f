import { Anchor, Button, Group, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PasskeyButton } from '../identity/PasskeyButton.tsx';
import { showPasskey } from '../identity/passkey.ts';
import { api, trpc } from '../trpc.ts';
import { FailureAlert } from '../ui/FailureAlert.tsx';
import { type Failure, failureOf } from '../ui/failure.ts';

type Props = { startsByCode?: boolean; onConfirmed: () => void };

/** Browsers use a passkey at its own host and at those below it. */
const isHere = (host: string): boolean => `.${window.location.hostname}`.endsWith(`.${host}`);

/** By password or, for whoever has one, by a code. */
export const ConfirmForm = ({ startsByCode = false, onConfirmed }: Props) => {
  const { data: overview } = useQuery(api.secondFactor.overview.queryOptions());
  const hasPasskey = overview?.passkeys.some(({ host }) => isHere(host));
  const [byCode, setByCode] = useState(startsByCode);
  const [failure, setFailure] = useState<Failure>();
  const form = useForm({
    initialValues: { typed: '' },
    validate: { typed: typed => (typed ? null : 'Please fill this in.') },
  });
  const confirm = async ({ typed }: typeof form.values) => {
    setFailure(undefined);
    try {
      await trpc.session.confirm.mutate(byCode ? { code: typed } : { password: typed });
      onConfirmed();
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  const showKey = async () => {
    const options = await trpc.passkeySignIn.beginConfirmation.mutate();
    await trpc.passkeySignIn.confirm.mutate({ passkey: await showPasskey(options) });
    onConfirmed();
  };

  return (
    <form onSubmit={form.onSubmit(confirm)} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        {byCode ? (
          <TextInput
            key="code"
            label="Code of your authenticator app, or a recovery code"
            autoComplete="one-time-code"
            size="md"
            data-autofocus
            {...form.getInputProps('typed')}
          />
        ) : (
          <PasswordInput
            key="password"
            label="Your password"
            autoComplete="current-password"
            size="md"
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
            {...form.getInputProps('typed')}
          />
        )}
        <Group justify="space-between">
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => {
              form.reset();
              setFailure(undefined);
              setByCode(!byCode);
            }}
          >
            {byCode ? 'Use the password' : 'Use a code'}
          </Anchor>
          <Button type="submit" loading={form.submitting}>
            Confirm
          </Button>
        </Group>
        {hasPasskey && <PasskeyButton label="Use your passkey" onPress={showKey} onFailure={setFailure} />}
      </Stack>
    </form>
  );
};
