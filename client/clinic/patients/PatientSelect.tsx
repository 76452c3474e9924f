import { Select, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { PatientRow } from '../../../shared/clinic/patients.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { patientName } from './patient-words.ts';
import { usePatientMatches } from './use-patient-matches.ts';

type Props = { value?: string; onChange: (patientId: string) => void; error?: ReactNode };

/** Finds a patient while typing; the birth date tells namesakes apart. */
export const PatientSelect = ({ value, onChange, error }: Props) => {
  const { date } = useFormats();
  const [typed, setTyped] = useState('');
  const { patients, isSearching } = usePatientMatches(typed);
  const [picked, setPicked] = useState<PatientRow>();
  // Reading a record is recorded, so a patient that was just found is not fetched again.
  const isUnknown = value && picked?.id !== value;
  const fetched = useQuery(api.patients.get.queryOptions(isUnknown ? { id: value } : skipToken)).data;
  const chosen = isUnknown ? fetched : value ? picked : undefined;

  const labelOf = (patient: PatientRow) =>
    [patientName(patient), patient.birthDate && date(patient.birthDate)].filter(Boolean).join(' · ');
  const found = patients.filter(({ id }) => id !== chosen?.id);
  const options = [...(chosen ? [chosen] : []), ...found].map(patient => ({
    value: patient.id,
    label: labelOf(patient),
  }));

  return (
    <Select
      label="Patient"
      withAsterisk
      searchable
      clearable
      data-autofocus
      placeholder="Name, number, phone or e-mail"
      data={options}
      filter={({ options: all }) => all}
      value={value || null}
      onChange={next => {
        setPicked(patients.find(({ id }) => id === next) ?? chosen);
        onChange(next ?? '');
      }}
      searchValue={typed}
      onSearchChange={setTyped}
      error={error}
      nothingFoundMessage={
        typed.trim().length > 1 && <Text size="sm">{isSearching ? 'Searching…' : 'Nobody found'}</Text>
      }
    />
  );
};
