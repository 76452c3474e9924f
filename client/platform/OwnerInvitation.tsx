import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { ClinicDetails, InvitedOwner } from '../../shared/console-clinics.ts';
import { tellFailure } from '../ui/offer-undo.tsx';
import { confirmedOperator } from './confirmed-operator.ts';
import { operate } from './console-api.ts';

/** Stands on the page of a clinic that nobody owns yet. */
export const OwnerInvitation = ({ clinic }: { clinic: ClinicDetails }) => {
  const [invited, setInvited] = useState<InvitedOwner>();
  const [isSending, setIsSending] = useState(false);
  const invite = async () => {
    setIsSending(true);
    await confirmedOperator(() => operate.clinics.inviteOwnerAgain.mutate({ id: clinic.id })).then(
      sent => sent && setInvited(sent),
      tellFailure,
    );
    setIsSending(false);
  };

  return (
    <Alert color="pine" variant="light" title="The owner has not accepted the invitation yet">
      <Text size="sm">
        {invited
          ? `A new link is on its way to ${invited.email}. It is good once, for as long as the mail says; the former one is worthless.`
          : 'Until then nobody can enter. If the mail is lost or the link too old, send a new one to the same address.'}
      </Text>
      {invited?.link && (
        <Code block mt="xs">
          {invited.link}
        </Code>
      )}
      {!invited && (
        <Group mt="sm">
          <Button size="sm" variant="default" loading={isSending} onClick={() => void invite()}>
            Invite the owner again
          </Button>
        </Group>
      )}
    </Alert>
  );
};
