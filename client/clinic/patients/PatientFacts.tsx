import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { ageOn, paperName } from './patient-words.ts';

type Props = { patientId: string };

/** What the front desk asks a patient for, and the way to former visits; nothing of a patient of another facility (FD13). */
export const PatientFacts = ({ patientId }: Props) => {
  const { date, today } = useFormats();
  const { data: patient } = useQuery(api.patients.get.queryOptions({ id: patientId }));
  if (!patient) return null;
  const { phone, birthDate, preferredName } = patient;
  return (
    <dl className="fields fields-narrow">
      {/* By which identity is checked; above stands what the patient is called (P13). */}
      {preferredName && <Field label={t('Name in papers')}>{paperName(patient)}</Field>}
      <Field label={t('Phone')}>
        {phone && <Anchor href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</Anchor>}
      </Field>
      <Field label={t('Born')}>
        {birthDate &&
          t('{date} ({age, plural, one {# year} other {# years}})', {
            date: date(birthDate),
            age: ageOn(birthDate, today()),
          })}
      </Field>
      <Field label={t('Other visits')}>
        <AnchorLink to="/patients/$patientId" params={{ patientId }} search={{ tab: 'bookings' }} size="sm">
          {t('Before and after')}
        </AnchorLink>
      </Field>
    </dl>
  );
};
