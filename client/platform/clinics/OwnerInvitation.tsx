import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicDetails } from '../../../shared/platform/console-clinics.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { consoleApi } from '../connection/console-api.ts';
import { confirmedOperator } from '../operators/confirmed-operator.ts';

/** Stands on the page of a clinic that nobody owns yet. */
export const OwnerInvitation = ({ clinic }: { clinic: ClinicDetails }) => {
  const again = useMutation(consoleApi.clinics.inviteOwnerAgain.mutationOptions());
  const invited = again.data;
  const invite = () => confirmedOperator(() => again.mutateAsync({ id: clinic.id })).catch(tellFailure);

  return (
    <Alert color="pine" variant="light" title={t('The owner has not accepted the invitation yet')}>
      <Text size="sm">
        {invited
          ? t(
              'A new link is on its way to {email}. It is good once, for as long as the mail says; the former one is worthless.',
              { email: invited.email },
            )
          : t(
              'Until then nobody can enter. If the mail is lost or the link too old, send a new one to the same e-mail address.',
            )}
      </Text>
      {invited?.link && (
        <Code block mt="xs">
          {invited.link}
        </Code>
      )}
      {!invited && (
        <Group mt="sm">
          <Button size="sm" variant="default" loading={again.isPending} onClick={() => void invite()}>
            {t('Invite the owner again')}
          </Button>
        </Group>
      )}
    </Alert>
  );
};
