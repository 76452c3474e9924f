import { Alert, Button, Drawer, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Mail } from '../../../shared/clinic/mails.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { kindOf, mailStatuses } from './mail-words.ts';

type Props = { mail: Mail | undefined; onClose: () => void };

export const MailDrawer = ({ mail, onClose }: Props) => (
  <Drawer opened={Boolean(mail)} onClose={onClose} title={mail?.subject}>
    {mail && <MailDetails mail={mail} onClose={onClose} />}
  </Drawer>
);

const MailDetails = ({ mail, onClose }: { mail: Mail; onClose: () => void }) => {
  const { moment } = useFormats();
  const mayWrite = useMay()('mails:write');
  const retry = useMutation(
    api.mails.retry.mutationOptions({
      onError: tellFailure,
      onSuccess: () => {
        tellSuccess('The mail is tried again.');
        onClose();
      },
    }),
  );

  return (
    <Stack gap="md">
      <dl className="fields">
        <Field label="To">{mail.recipient}</Field>
        <Field label="About">{kindOf(mail)}</Field>
        <Field label="Written">{moment(mail.at)}</Field>
        {mail.attachment && <Field label="Attached">{mail.attachment}</Field>}
        <Field label="Status">
          <Status {...mailStatuses[mail.status]} />
        </Field>
        {mail.sentAt && <Field label="Sent">{moment(mail.sentAt)}</Field>}
        {mail.fault && <Field label="The last try failed with">{mail.fault}</Field>}
        {mail.status === 'queued' && mail.attempts > 0 && (
          <Field label="Tried next">{moment(mail.dueAt)}</Field>
        )}
      </dl>
      {mail.body === null ? (
        <Alert icon={<IconLock aria-hidden />} color="gray">
          This mail holds a link that lets its reader in, so only its recipient sees it.
        </Alert>
      ) : (
        <Text component="pre" className="mail-body" size="sm" tabIndex={0} aria-label="Text of the mail">
          {mail.body}
        </Text>
      )}
      {mail.status === 'failed' && mayWrite && (
        <Button loading={retry.isPending} onClick={() => retry.mutate({ id: mail.id })}>
          Try again
        </Button>
      )}
    </Stack>
  );
};
