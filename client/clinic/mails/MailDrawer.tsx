import { Alert, Button, Drawer, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Mail } from '../../../shared/clinic/mails.ts';
import { t } from '../../../shared/i18n/translate.ts';
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
        tellSuccess(t('The mail is tried again.'));
        onClose();
      },
    }),
  );

  return (
    <Stack gap="md">
      <dl className="fields">
        <Field label={t('{sense, select, recipient {To} other {To}}', { sense: 'recipient' })}>
          {mail.recipient}
        </Field>
        <Field label={t('About')}>{kindOf(mail)}</Field>
        <Field label={t('Written')}>{moment(mail.at)}</Field>
        {mail.attachment && <Field label={t('Attached')}>{mail.attachment}</Field>}
        <Field label={t('Status')}>
          <Status {...mailStatuses[mail.status]} />
        </Field>
        {mail.sentAt && <Field label={t('Sent')}>{moment(mail.sentAt)}</Field>}
        {mail.fault && <Field label={t('The last try failed with')}>{mail.fault}</Field>}
        {mail.status === 'queued' && mail.attempts > 0 && (
          <Field label={t('Tried next')}>{moment(mail.dueAt)}</Field>
        )}
      </dl>
      {mail.body === null ? (
        <Alert icon={<IconLock aria-hidden />} color="gray">
          {t('This mail holds a link that lets its reader in, so only its recipient sees it.')}
        </Alert>
      ) : (
        <Text component="pre" className="mail-body" size="sm" tabIndex={0} aria-label={t('Text of the mail')}>
          {mail.body}
        </Text>
      )}
      {mail.status === 'failed' && mayWrite && (
        <Button loading={retry.isPending} onClick={() => retry.mutate({ id: mail.id })}>
          {t('Try again')}
        </Button>
      )}
    </Stack>
  );
};
