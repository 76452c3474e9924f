import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { makePasskey, passkeyFailure } from '../../account/second-step/passkey.ts';
import { deviceOf } from '../../account/security/device-words.ts';
import { PasskeyList } from '../../account/security/PasskeyList.tsx';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';

type Props = { formats: Formats };

const makeOne = async (): Promise<void> => {
  const passkey = await makePasskey(await trpc.portalPasskeys.begin.mutate());
  await trpc.portalPasskeys.add.mutate({ name: deviceOf(navigator.userAgent), passkey });
};

/** The passkeys by which a patient comes in without a letter. */
export const OwnPasskeys = ({ formats }: Props) => {
  const { data, error, refetch } = useQuery(api.portalPasskeys.list.queryOptions());
  const add = useMutation({ mutationFn: makeOne, onSuccess: () => tellSuccess(t('The passkey is added.')) });
  const remove = useMutation({
    mutationFn: (id: string) => trpc.portalPasskeys.remove.mutate({ id }),
    onSuccess: () => tellSuccess(t('The passkey is removed.')),
  });
  const askToRemove = ({ id, name }: { id: string; name: string }) =>
    modals.openConfirmModal({
      title: t('Remove the passkey?'),
      children: (
        <Text size="sm">
          {t('{name} will not let you in here any more. You can still sign in by a letter.', { name })}
        </Text>
      ),
      labels: { confirm: t('Remove it'), cancel: t('Keep it') },
      confirmProps: { color: 'red.9' },
      onConfirm: () => remove.mutate(id),
    });
  const failed = add.error ?? remove.error;
  return (
    <section>
      <Title order={2} size="h4" mb="xs">
        {t('Passkeys')}
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        {t('Sign in here with a finger, a face or the PIN of your device, without a letter.')}
      </Text>
      <Stack gap="sm" align="stretch">
        <FailureAlert failure={failed ? passkeyFailure(failed) : undefined} />
        {data && data.items.length > 0 && (
          <PasskeyList passkeys={data.items} moment={formats.moment} onRemove={askToRemove} />
        )}
        {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton h={60} aria-busy="true" aria-label={t('Your passkeys are loading')} />}
        {data && 'PublicKeyCredential' in window && (
          <div>
            <Button variant="default" loading={add.isPending} onClick={() => add.mutate()}>
              {t('Add a passkey')}
            </Button>
          </div>
        )}
      </Stack>
    </section>
  );
};
