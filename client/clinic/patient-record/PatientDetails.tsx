import { Anchor } from '@mantine/core';
import type { Patient } from '../../../shared/clinic/patients.ts';
import { useFormats } from '../../session.tsx';
import { EmailText } from '../../ui/formats/EmailText.tsx';
import { languageName } from '../../ui/formats/languages.ts';
import { Field } from '../../ui/forms/Field.tsx';
import { contactConsents, sexes } from '../patients/patient-words.ts';

type Props = { patient: Patient };

export const PatientDetails = ({ patient }: Props) => {
  const { moment } = useFormats();
  return (
    <dl className="fields">
      <Field label="Sex">{sexes[patient.sex]}</Field>
      <Field label="Former name">{patient.formerName}</Field>
      <Field label="Language">{patient.language && languageName(patient.language)}</Field>
      <Field label="Phone">
        {patient.phone && (
          <Anchor href={`tel:${patient.phone.replace(/[^+\d]/g, '')}`}>{patient.phone}</Anchor>
        )}
      </Field>
      <Field label="E-mail">
        {patient.email && (
          <Anchor href={`mailto:${patient.email}`}>
            <EmailText>{patient.email}</EmailText>
          </Anchor>
        )}
      </Field>
      <Field label="Letters about visits">{contactConsents[patient.contactConsent]}</Field>
      <Field label="Facility">{patient.facility?.name}</Field>
      <Field label="Practitioner">{patient.practitioner?.name}</Field>
      <Field label="Notes">{patient.notes}</Field>
      <Field label="Admitted">{moment(patient.createdAt)}</Field>
      <Field label="Last change">{moment(patient.updatedAt)}</Field>
    </dl>
  );
};
