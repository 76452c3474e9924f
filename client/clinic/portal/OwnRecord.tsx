import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { PortalRecord } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { languageName } from '../../ui/formats/languages.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { addressKinds, consentAnswers, consentKinds, writtenAddress } from '../patient-parts/part-words.ts';
import { CallUs } from '../public-booking/CallUs.tsx';

type Props = { formats: Formats; phone: string | null };

const letters: Record<PortalRecord['contactConsent'], string> = {
  given: t('Yes, you want them'),
  refused: t('No, you do not want them'),
  unasked: t('Yes, until you say otherwise'),
};

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <section>
    <Title order={2} size="h4" mb="xs">
      {title}
    </Title>
    <dl className="fields">{children}</dl>
  </section>
);

/** What the clinic keeps of a patient, for reading; the desk changes it. */
export const OwnRecord = ({ formats, phone }: Props) => {
  const { data: record, error, refetch } = useQuery(api.portal.record.queryOptions());
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!record) return <Skeleton h={240} aria-busy="true" aria-label={t('Your data are loading')} />;
  const { addresses, contacts, consents } = record;
  const name = [record.firstName, record.middleName, record.lastName].filter(Boolean).join(' ');

  return (
    <Stack gap="lg">
      <CallUs phone={phone}>{t('Is something not right? Please call us, and we change it.')}</CallUs>
      <Part title={t('You')}>
        <Field label={t('Name')}>{name}</Field>
        {record.preferredName && <Field label={t('Called')}>{record.preferredName}</Field>}
        <Field label={t('Born')}>{record.birthDate && formats.date(record.birthDate)}</Field>
        <Field label={t('Language')}>{record.language && languageName(record.language)}</Field>
      </Part>
      <Part title={t('How we reach you')}>
        <Field label={t('E-mail')}>{record.email}</Field>
        <Field label={t('Phone')}>{record.phone}</Field>
        <Field label={t('Letters about visits')}>{letters[record.contactConsent]}</Field>
        {addresses.map(address => (
          <Field key={writtenAddress(address)} label={addressKinds[address.kind]}>
            <span style={{ whiteSpace: 'pre-line' }}>{writtenAddress(address)}</span>
          </Field>
        ))}
      </Part>
      {contacts.length > 0 && (
        <Part title={t('Whom else we reach')}>
          {contacts.map(contact => (
            <Field
              key={JSON.stringify(contact)}
              label={[contact.relation ?? t('Contact'), contact.isEmergency && t('in an emergency')]
                .filter(Boolean)
                .join(', ')}
            >
              {[contact.name, contact.phone, contact.email].filter(Boolean).join(', ')}
            </Field>
          ))}
        </Part>
      )}
      {consents.length > 0 && (
        <Part title={t('What you agreed to')}>
          {consents.map(consent => (
            <Field key={JSON.stringify(consent)} label={consentKinds[consent.kind]}>
              {t('{answer} on {date}', {
                answer: consentAnswers[consent.answer].label,
                date: formats.date(consent.answeredOn),
              })}
              <Text span size="sm" c="dimmed">
                {' '}
                ({consent.textVersion})
              </Text>
            </Field>
          ))}
        </Part>
      )}
    </Stack>
  );
};
