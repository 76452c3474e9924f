import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../session.tsx';
import { type Hit, holds } from './hit.ts';
import { destinations } from './navigation.ts';
import { useActions } from './use-actions.ts';
import { useListHits } from './use-list-hits.ts';
import { usePatientHits } from './use-patient-hits.ts';

/** Mantine selects the first hit of those that are there when something is typed, and nothing of those that come later. */
const selectFirst = (): HTMLElement | undefined => {
  const [first, ...others] = document.querySelectorAll<HTMLElement>('[data-action]');
  for (const other of others) other.removeAttribute('data-selected');
  first?.setAttribute('data-selected', 'true');
  return first;
};

const what = 'Search patients, bookings, pages and more';

/** Everything that one may see and do, from one field (Ctrl or Cmd + K). */
export const CommandPalette = () => {
  const [query, setQuery] = useState('');
  const navigate = useNavigate();
  const may = useMay();
  const { patients, bookings, isSearching } = usePatientHits(query);
  const { services, staff, settings } = useListHits(query);
  const actions = useActions().filter(({ label }) => holds(label, query));
  const pages: Hit[] = destinations
    .filter(({ label, permission }) => may(permission) && holds(label, query))
    .map(({ to, label, icon }) => ({ id: to, label, icon, run: () => navigate({ to }) }));
  const groups = Object.entries({
    ...{ Patients: patients, Bookings: bookings, Services: services, Staff: staff },
    ...{ Actions: actions, Pages: pages, Settings: settings },
  }).filter(([, hits]) => hits.length > 0);
  const isEmpty = groups.length === 0;

  // What is stored comes later than what is typed, and is the first hit then: Enter takes the first (FD18).
  const found = [patients, bookings, services, staff].flatMap(hits => hits.map(({ id }) => id)).join();
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
        placeholder={what}
        aria-label={what}
        leftSection={<IconSearch size={18} aria-hidden />}
        onKeyDown={({ key }) => {
          // Whoever is quicker than the answer means it all the same.
          if (key === 'Enter' && isSearching && isEmpty) takesFirst.current = true;
        }}
      />
      <Spotlight.ActionsList>
        {groups.map(([group, hits]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {hits.map(({ id, label, description, icon: Icon, run }) => (
              <Spotlight.Action
                key={id}
                label={label}
                description={description}
                leftSection={<Icon size={18} aria-hidden />}
                onClick={() => void run()}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {isEmpty && <Spotlight.Empty>{isSearching ? 'Searching…' : 'Nothing found'}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
