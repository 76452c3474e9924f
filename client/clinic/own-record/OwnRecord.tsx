import { Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PortalHome, PortalRecord } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { languageName } from '../../ui/formats/languages.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { consentAnswers, consentKinds } from '../patient-parts/part-words.ts';
import { CallUs } from '../public-booking/CallUs.tsx';
import { OwnAddresses } from './OwnAddresses.tsx';
import { OwnContacts } from './OwnContacts.tsx';
import { OwnDetailsForm } from './OwnDetailsForm.tsx';
import { OwnPreferences } from './OwnPreferences.tsx';

type Props = { home: PortalHome; formats: Formats };

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
    {children}
  </section>
);

/** What the clinic keeps of a patient, who puts right how they are called and reached; the desk changes the rest. */
export const OwnRecord = ({ home, formats }: Props) => {
  const { data: record, error, refetch } = useQuery(api.portal.record.queryOptions());
  const [changes, setChanges] = useState(false);
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!record) return <Skeleton h={240} aria-busy="true" aria-label={t('Your data are loading')} />;
  const { contacts, consents, mayChange } = record;
  const name = [record.firstName, record.middleName, record.lastName].filter(Boolean).join(' ');

  return (
    <Stack gap="lg">
      <CallUs phone={home.clinic.phone}>
        {mayChange
          ? t('How we call and reach you, you change here. Is something else not right? Please call us.')
          : t('Is something not right? Please call us, and we change it.')}
      </CallUs>
      <Part title={t('You')}>
        <dl className="fields">
          <Field label={t('Name')}>{name}</Field>
          <Field label={t('Born')}>{record.birthDate && formats.date(record.birthDate)}</Field>
          <Field label={t('E-mail')}>{record.email}</Field>
          <Field label={t('Letters about visits')}>{letters[record.contactConsent]}</Field>
        </dl>
        {mayChange && (
          <Text size="xs" c="dimmed" mt="xs">
            {t(
              'Name, birth date and the e-mail address that lets you in here are changed by the clinic. Please ask us.',
            )}
          </Text>
        )}
      </Part>
      <Part title={t('How we reach you')}>
        {changes ? (
          <OwnDetailsForm {...{ record, formats }} onDone={() => setChanges(false)} />
        ) : (
          <>
            <dl className="fields">
              <Field label={t('Called')}>{record.preferredName}</Field>
              <Field label={t('Language')}>{record.language && languageName(record.language)}</Field>
              <Field label={t('Phone')}>{record.phone}</Field>
            </dl>
            {mayChange && (
              <Button variant="default" mt="sm" onClick={() => setChanges(true)}>
                {t('Change this')}
              </Button>
            )}
          </>
        )}
      </Part>
      <Part title={t('When and where you like to come')}>
        <OwnPreferences {...{ record, formats }} />
      </Part>
      <Part title={t('Your postal addresses')}>
        <OwnAddresses {...{ record, formats }} locale={home.locale} />
      </Part>
      {contacts.length > 0 && (
        <Part title={t('Whom else we reach')}>
          <OwnContacts {...{ record, formats }} />
        </Part>
      )}
      {consents.length > 0 && (
        <Part title={t('What you agreed to')}>
          <dl className="fields">
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
          </dl>
        </Part>
      )}
    </Stack>
  );
};
