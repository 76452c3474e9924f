import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import type { Hit } from './hit.ts';

type Props = {
  /** What there is to be found. */
  what: string;
  query: string;
  onQuery: (typed: string) => void;
  /** What was found, in the order in which it is shown; the headings of the groups. */
  hits: Record<string, Hit[]>;
  /** Whether more may come. */
  isSearching: boolean;
};

/** Mantine selects the first hit of those that are there when something is typed, and nothing of those that come later. */
const selectFirst = (): HTMLElement | undefined => {
  const [first, ...others] = document.querySelectorAll<HTMLElement>('[data-action]');
  for (const other of others) other.removeAttribute('data-selected');
  first?.setAttribute('data-selected', 'true');
  return first;
};

/** One field from which everything is found and done (Ctrl or Cmd + K). */
export const Palette = ({ what, query, onQuery, hits, isSearching }: Props) => {
  const groups = Object.entries(hits).filter(([, found]) => found.length > 0);
  const isEmpty = groups.length === 0;
  const found = groups.flatMap(([, all]) => all.map(({ id }) => id)).join();

  // What is stored comes later than what is typed, and is the first hit then: Enter takes the first (FD18).
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
    onQuery(typed);
  };

  return (
    <Spotlight.Root
      query={query}
      onQueryChange={change}
      scrollable
      maxHeight={420}
      shortcut="mod + K"
      attributes={{ content: { 'aria-label': t('Search and commands') } }}
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
        {groups.map(([group, all]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {all.map(({ id, label, description, icon: Icon, run }) => (
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
        {isEmpty && <Spotlight.Empty>{isSearching ? t('Searching…') : t('Nothing found')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
};
