import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ClinicProfile } from '../../../shared/clinic/clinic-profile.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats, useMay } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { ShownOnce } from '../../ui/forms/ShownOnce.tsx';

/** The secret that signs what MedFlow sends to the clinic's own systems. */
export const SecretCard = ({ profile }: { profile: ClinicProfile }) => {
  const { moment } = useFormats();
  const mayRenew = useMay()('clinic:write');
  const [secret, setSecret] = useState<string>();
  const { secretRotatedAt } = profile;
  const { mutate, isPending } = useMutation({
    mutationFn: () => confirmed(() => trpc.clinic.rotateSecret.mutate()),
    onSuccess: made => made && setSecret(made.secret),
    onError: tellFailure,
  });
  const renew = () =>
    secretRotatedAt
      ? modals.openConfirmModal({
          title: t('Make a new secret?'),
          children: (
            <Text size="sm">
              {t(
                'Systems that still know the former one will refuse what MedFlow sends until they are given the new one.',
              )}
            </Text>
          ),
          labels: { confirm: t('Make a new secret'), cancel: t('Cancel') },
          confirmProps: { color: 'red' },
          onConfirm: () => mutate(),
        })
      : mutate();

  return (
    <Paper p="md">
      <Title order={2} size="h4" mb="sm">
        {t('Secret of the clinic')}
      </Title>
      <Text size="sm">
        {t('Your systems know by it that something was sent by MedFlow.')}{' '}
        {secretRotatedAt
          ? t('The present one was made on {moment}.', { moment: moment(secretRotatedAt) })
          : t('There is none yet.')}
      </Text>
      {mayRenew && (
        <Group justify="flex-end" mt="sm">
          <Button variant="default" loading={isPending} onClick={renew}>
            {secretRotatedAt ? t('Make a new secret') : t('Make a secret')}
          </Button>
        </Group>
      )}
      <ShownOnce
        title={t('Secret of the clinic')}
        secret={secret}
        onClose={() => setSecret(undefined)}
        testId="clinic-secret"
      >
        {t('Give it to the system that shall check what MedFlow sends.')}
      </ShownOnce>
    </Paper>
  );
};
