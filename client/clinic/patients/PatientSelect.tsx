import { Group, Select, Text } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { NewPatientFields } from './NewPatientFields.tsx';
import { PatientAlerts } from './PatientAlerts.tsx';
import { type NamedPatient, patientLabel } from './patient-words.ts';
import { usePatientMatches } from './use-patient-matches.ts';

type Props = {
  label?: string;
  /** Whether nobody new is made of what was typed. */
  isOnlyFinding?: boolean;
  value?: string;
  onChange: (patientId: string) => void;
  error?: ReactNode;
  'data-path'?: string;
  /** Whether the fields of a new patient are open, which would be lost with the form around them. */
  onAdmitting?: (isAdmitting: boolean) => void;
  /** Where to go on once a new patient is saved; nothing stays at this field. */
  onAdmitted?: () => void;
};

/** Stands among the ids of patients for one who has none yet. */
const NEW = 'new';

/** Finds a patient while typing, or makes a new one of what was typed (FD4); the birth date tells namesakes apart. */
export const PatientSelect = ({ value, onChange, error, onAdmitting, onAdmitted, ...rest }: Props) => {
  const { label = t('Patient'), isOnlyFinding = false, ...path } = rest;
  const { date } = useFormats();
  const may = useMay();
  const [typed, setTyped] = useState('');
  const { patients, isSearching } = usePatientMatches(typed);
  const [picked, setPicked] = useState<NamedPatient>();
  const [draft, setDraft] = useState<string>();
  const [hasReturned, setReturned] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasReturned && draft === undefined) field.current?.focus();
  }, [hasReturned, draft]);
  // Reading a record is recorded, so a patient that was just found is not fetched again.
  const isUnknown = value && picked?.id !== value;
  const fetched = useQuery(api.patients.get.queryOptions(isUnknown ? { id: value } : skipToken)).data;
  const chosen = isUnknown ? fetched : value ? picked : undefined;

  const change = (next: typeof draft) => {
    setDraft(next);
    onAdmitting?.(next !== undefined);
  };
  const choose = (patient: NamedPatient | undefined) => {
    setPicked(patient);
    onChange(patient?.id ?? '');
  };

  if (draft !== undefined)
    return (
      <NewPatientFields
        typed={draft}
        error={error}
        onBack={() => {
          setReturned(true);
          change(undefined);
        }}
        onChosen={patient => {
          setReturned(!onAdmitted);
          change(undefined);
          choose(patient);
          onAdmitted?.();
        }}
      />
    );

  const found = patients.filter(({ id }) => id !== chosen?.id);
  const isShown = chosen && typed === patientLabel(chosen, date);
  const wanted = typed.trim();
  const mayCreate = !isOnlyFinding && may('patients:write') && wanted.length > 1 && !isSearching && !isShown;
  const options = [
    ...[...(chosen ? [chosen] : []), ...found].map(patient => ({
      value: patient.id,
      label: patientLabel(patient, date),
    })),
    ...(mayCreate ? [{ value: NEW, label: t("Create ''{name}''", { name: wanted }) }] : []),
  ];

  return (
    <>
      <Select
        ref={field}
        label={label}
        withAsterisk
        searchable
        clearable
        data-autofocus
        openOnFocus={false}
        placeholder={t('Name, number, phone or e-mail')}
        data={options}
        filter={({ options: all }) => all}
        value={value || null}
        onChange={next => {
          if (next === NEW) return change(wanted);
          choose(patients.find(({ id }) => id === next) ?? (next ? chosen : undefined));
        }}
        renderOption={({ option }) =>
          option.value === NEW ? (
            <Group gap={6} wrap="nowrap">
              <IconUserPlus size={16} aria-hidden />
              <Text size="sm">{option.label}</Text>
            </Group>
          ) : (
            option.label
          )
        }
        searchValue={typed}
        onSearchChange={setTyped}
        error={error}
        nothingFoundMessage={
          wanted.length > 1 && <Text size="sm">{isSearching ? t('Searching…') : t('Nobody found')}</Text>
        }
        {...path}
      />
      {chosen && <PatientAlerts alerts={chosen.alerts} />}
    </>
  );
};
