import { Text } from '@mantine/core';
import { importFields } from '../../../shared/clinic/import-fields.ts';
import type { PatientDifference } from '../../../shared/clinic/imports.ts';
import { useFormats } from '../../session.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { contactConsents, patientStatuses, sexes } from '../patients/patient-words.ts';

const labels: Record<string, string> = Object.fromEntries(
  importFields.map(({ name, label }) => [name, label]),
);

const words: Partial<Record<PatientDifference['field'], Record<string, string | { label: string }>>> = {
  ...{ sex: sexes, contactConsent: contactConsents, status: patientStatuses },
};

const inWords = (field: PatientDifference['field'], value: string, { date }: Formats): string => {
  if (field === 'birthDate' || field === 'diedOn') return date(value);
  const word = words[field]?.[value];
  return typeof word === 'object' ? word.label : (word ?? value);
};

/** Old and new value of each field that a row changes of a patient (M5). */
export const RowDifferences = ({ changes }: { changes: PatientDifference[] }) => {
  const formats = useFormats();
  return changes.map(({ field, from, to }) => (
    <Text key={field} size="sm" component="div" className="changes wrapping">
      <Text span size="sm" c="dimmed">
        {labels[field]}
      </Text>{' '}
      {from !== null && <del>{inWords(field, from, formats)}</del>}{' '}
      <ins>{to === null ? '–' : inWords(field, to, formats)}</ins>
    </Text>
  ));
};
