import { Anchor } from '@mantine/core';
import type { Patient } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { EmailText } from '../../ui/formats/EmailText.tsx';
import { languageName } from '../../ui/formats/languages.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { contactConsents, sexes } from '../patients/patient-words.ts';
import { preferencesInWords } from '../patients/preference-words.ts';

type Props = { patient: Patient };

export const PatientDetails = ({ patient }: Props) => {
  const { moment } = useFormats();
  return (
    <dl className="fields">
      <Field label={t('Sex')}>{sexes[patient.sex]}</Field>
      <Field label={t('Former name')}>{patient.formerName}</Field>
      <Field label={t('Language')}>{patient.language && languageName(patient.language)}</Field>
      <Field label={t('Phone')}>
        {patient.phone && (
          <Anchor href={`tel:${patient.phone.replace(/[^+\d]/g, '')}`}>{patient.phone}</Anchor>
        )}
      </Field>
      <Field label={t('E-mail')}>
        {patient.email && (
          <Anchor href={`mailto:${patient.email}`}>
            <EmailText>{patient.email}</EmailText>
          </Anchor>
        )}
      </Field>
      <Field label={t('Letters about visits')}>{contactConsents[patient.contactConsent]}</Field>
      <Field label={t('Facility')}>{patient.facility?.name}</Field>
      <Field label={t('Practitioner')}>{patient.practitioner?.name}</Field>
      <Field label={t('Likes to come')}>{preferencesInWords(patient.preferences)}</Field>
      <Field label={t('Notes')}>{patient.notes}</Field>
      <Field label={t('Entered although somebody like them was there')}>{patient.despiteReason}</Field>
      <Field label={t('Admitted')}>{moment(patient.createdAt)}</Field>
      <Field label={t('Last change')}>{moment(patient.updatedAt)}</Field>
    </dl>
  );
};
