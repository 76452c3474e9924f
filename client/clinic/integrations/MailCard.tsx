import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Integrations } from '../../../shared/clinic/integrations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { Field } from '../../ui/forms/Field.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { mailStatuses } from '../mails/mail-words.ts';
import { IntegrationCard } from './IntegrationCard.tsx';

type Props = { mail: NonNullable<Integrations['mail']> };

const stateOf = ({ isSending, lastSentAt, lastFailure }: Props['mail']) => {
  if (!isSending) return { label: t('Not connected'), tone: 'quiet' } as const;
  const isFailing = lastFailure && (!lastSentAt || lastSentAt < lastFailure.at);
  if (isFailing) return { label: t('Failing'), tone: 'bad' } as const;
  return { label: t('Connected'), tone: 'good' } as const;
};

/** Whether letters leave, and a letter to oneself that shows it. */
export const MailCard = ({ mail }: Props) => {
  const { moment, number } = useFormats();
  const mayTry = useMay()('mails:write') && mail.isSending;
  const queries = useQueryClient();
  const test = useMutation(
    api.integrations.tryMail.mutationOptions({
      onError: tellFailure,
      onSuccess: ({ recipient }) => {
        tellSuccess(t('A test letter to {recipient} is on its way.', { recipient }));
        return queries.invalidateQueries({ queryKey: api.integrations.state.queryKey() });
      },
    }),
  );
  const { waiting, lastSentAt, lastFailure, lastTest } = mail;
  return (
    <IntegrationCard
      title={t('E-mail')}
      state={stateOf(mail)}
      actions={
        <>
          {mayTry && (
            <Button size="compact-sm" variant="light" loading={test.isPending} onClick={() => test.mutate()}>
              {t('Send me a test letter')}
            </Button>
          )}
          <ButtonLink to="/mails" search={{}} size="compact-sm" variant="default">
            {t('Outbox')}
          </ButtonLink>
        </>
      }
    >
      {!mail.isSending && (
        <Field label={t('What is missing')}>
          {t('Whoever runs this installation has set no mail server, so letters stay in the outbox.')}
        </Field>
      )}
      <Field label={t('Last sent')}>{lastSentAt && moment(lastSentAt)}</Field>
      <Field label={t('Waiting')}>{number(waiting)}</Field>
      {lastFailure && (
        <Field label={t('Last failure')}>
          {t('{moment}: {fault}', { moment: moment(lastFailure.at), fault: lastFailure.fault })}
        </Field>
      )}
      {lastTest && (
        <Field label={t('Test letter')}>
          {t('{moment}: {outcome}', {
            moment: moment(lastTest.at),
            outcome: mailStatuses[lastTest.status].label,
          })}
        </Field>
      )}
    </IntegrationCard>
  );
};
