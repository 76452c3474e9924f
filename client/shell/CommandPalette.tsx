import { Spotlight } from '@mantine/spotlight';
import {
  IconBuildingHospital,
  IconCalendarPlus,
  IconSearch,
  IconUser,
  IconUserPlus,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { usePatientMatches } from '../clinic/patients/use-patient-matches.ts';
import { useFormats, useMay } from '../session.tsx';
import { destinations } from './navigation.ts';
import { showClinics, useMaySwitch } from './show-clinics.tsx';

/** Mantine selects the first hit of those that are there when something is typed, and nothing of those that come later. */
const selectFirst = (): HTMLElement | undefined => {
  const [first, ...others] = document.querySelectorAll<HTMLElement>('[data-action]');
  for (const other of others) other.removeAttribute('data-selected');
  first?.setAttribute('data-selected', 'true');
  return first;
};

/** Pages, actions and patients from one field (Ctrl or Cmd + K). */
export const CommandPalette = () => {
  const [query, setQuery] = useState('');
  const navigate = useNavigate();
  const formats = useFormats();
  const may = useMay();
  const { patients, isSearching } = usePatientMatches(may('patients:read') ? query : '');

  const actions = [
    {
      label: 'New booking',
      icon: IconCalendarPlus,
      shown: may('bookings:write'),
      run: () => navigate({ to: '/calendar', search: { book: 'new' } }),
    },
    {
      label: 'Admit a patient',
      icon: IconUserPlus,
      shown: may('patients:write'),
      run: () => navigate({ to: '/patients', search: { admit: true } }),
    },
    {
      label: 'Switch to another clinic',
      icon: IconBuildingHospital,
      shown: useMaySwitch(),
      run: async () => showClinics(),
    },
  ];
  const matches = (label: string) => label.toLowerCase().includes(query.trim().toLowerCase());
  const shownActions = actions.filter(({ label, shown }) => shown && matches(label));
  const pages = destinations.filter(({ label, permission }) => may(permission) && matches(label));
  const isEmpty = !shownActions.length && !pages.length && !patients.length;

  // Patients come later than what is typed, and are the first hits then: Enter takes the first (FD18).
  const found = patients.map(({ id }) => id).join();
  const takesFirst = useRef(false);
  useEffect(() => {
    if (!query && !found) return;
    const first = selectFirst();
    if (!takesFirst.current || isSearching) return;
    takesFirst.current = false;
    first?.click();
  }, [query, found, isSearching]);
  const change = (typed: string) => {
    takesFirst.current = false;
    setQuery(typed);
  };

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={change}
      scrollable
      maxHeight={420}
      shortcut="mod + K"
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
    >
      <Spotlight.Search
        placeholder="Search patients, pages and actions"
        aria-label="Search patients, pages and actions"
        leftSection={<IconSearch size={18} aria-hidden />}
        onKeyDown={({ key }) => {
          // Whoever is quicker than the answer means it all the same.
          if (key === 'Enter' && isSearching && isEmpty) takesFirst.current = true;
        }}
      />
      <Spotlight.ActionsList>
        {patients.length > 0 && (
          <Spotlight.ActionsGroup label="Patients">
            {patients.map(patient => (
              <Spotlight.Action
                key={patient.id}
                label={`${patient.lastName}, ${patient.firstName}`}
                description={[patient.birthDate && formats.date(patient.birthDate), patient.identifier]
                  .filter(Boolean)
                  .join(' · ')}
                leftSection={<IconUser size={18} aria-hidden />}
                onClick={() =>
                  void navigate({ to: '/patients/$patientId', params: { patientId: patient.id }, search: {} })
                }
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {shownActions.length > 0 && (
          <Spotlight.ActionsGroup label="Actions">
            {shownActions.map(({ label, icon: Icon, run }) => (
              <Spotlight.Action
                key={label}
                label={label}
                leftSection={<Icon size={18} aria-hidden />}
                onClick={() => void run()}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {pages.length > 0 && (
          <Spotlight.ActionsGroup label="Pages">
            {pages.map(({ to, label, icon: Icon }) => (
              <Spotlight.Action
                key={to}
                label={label}
                leftSection={<Icon size={18} aria-hidden />}
                onClick={() => void navigate({ to })}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {isEmpty && <Spotlight.Empty>{isSearching ? 'Searching…' : 'Nothing found'}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
