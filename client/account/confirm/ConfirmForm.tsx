import { Anchor, Button, Group, Skeleton, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SecurityOverview } from '../../../shared/account/second-factor.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { CurrentPasswordInput } from '../../ui/forms/CurrentPasswordInput.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { PasskeyButton } from '../second-step/PasskeyButton.tsx';
import { showPasskey } from '../second-step/passkey.ts';

type Props = { onConfirmed: () => void };

/** Browsers use a passkey at its own host and at those below it. */
const isHere = (host: string): boolean => `.${window.location.hostname}`.endsWith(`.${host}`);

/** The dialog opened before its field was known, and so could not focus it. */
const takeFocus = (field: HTMLInputElement | null) => field?.focus();

/** By password or, for whoever has one, by a second factor; by that alone where this session never showed it. */
export const ConfirmForm = ({ onConfirmed }: Props) => {
  const overview = useQuery(api.secondFactor.overview.queryOptions(undefined, { staleTime: 0 }));
  const { data, error, isFetchedAfterMount, refetch } = overview;
  // What was known of the account may be older than its second factor.
  if (!isFetchedAfterMount) return <Skeleton h={120} aria-busy="true" />;
  if (!data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <ProofForm overview={data} onConfirmed={onConfirmed} />;
};

const ProofForm = ({ overview, onConfirmed }: Props & { overview: SecurityOverview }) => {
  const hasPasskey = overview.passkeys.some(({ host }) => isHere(host));
  const [byCode, setByCode] = useState(overview.isOwedHere);
  const { form, submit, failure, setFailure } = useSentForm({
    start: { typed: '' },
    validate: { typed: typed => (typed ? null : t('Please fill this in.')) },
    send: async ({ typed }) => {
      await trpc.session.confirm.mutate(byCode ? { code: typed } : { password: typed });
      onConfirmed();
    },
  });

  const showKey = async () => {
    const options = await trpc.passkeySignIn.beginConfirmation.mutate();
    await trpc.passkeySignIn.confirm.mutate({ passkey: await showPasskey(options) });
    onConfirmed();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        {byCode ? (
          <TextInput
            key="code"
            label={t('Code of your authenticator app, or a recovery code')}
            autoComplete="one-time-code"
            size="md"
            ref={takeFocus}
            {...form.getInputProps('typed')}
          />
        ) : (
          <CurrentPasswordInput
            key="password"
            label={t('Your password')}
            ref={takeFocus}
            {...form.getInputProps('typed')}
          />
        )}
        <Group justify={overview.isOwedHere ? 'flex-end' : 'space-between'}>
          {!overview.isOwedHere && (
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
              {byCode ? t('Use the password') : t('Use a code')}
            </Anchor>
          )}
          <Button type="submit" loading={form.submitting}>
            {t('Confirm')}
          </Button>
        </Group>
        {hasPasskey && (
          <PasskeyButton label={t('Use your passkey')} onPress={showKey} onFailure={setFailure} />
        )}
      </Stack>
    </form>
  );
};
