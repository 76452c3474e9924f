import { Select, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useFormats } from '../session.tsx';
import { api } from '../trpc.ts';
import { patientName } from './patient-words.ts';
import { usePatientMatches } from './use-patient-matches.ts';

type Props = { value?: string; onChange: (patientId: string) => void; error?: ReactNode };

/** Finds a patient while typing; the birth date tells namesakes apart. */
export const PatientSelect = ({ value, onChange, error }: Props) => {
  const { date } = useFormats();
  const [typed, setTyped] = useState('');
  const { patients, isSearching } = usePatientMatches(typed);
  const chosen = useQuery(api.patients.get.queryOptions(value ? { id: value } : skipToken)).data;

  const labelOf = (patient: (typeof patients)[number]) =>
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
      onChange={next => onChange(next ?? '')}
      searchValue={typed}
      onSearchChange={setTyped}
      error={error}
      nothingFoundMessage={
        <Text size="sm">
          {typed.trim().length < 2 ? 'Type two letters or more' : isSearching ? 'Searching…' : 'Nobody found'}
        </Text>
      }
    />
  );
};
