import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../shared/i18n/translate.ts';
import { useMay } from '../session.tsx';
import { holds } from '../ui/frame/hit.ts';
import { Palette } from '../ui/frame/Palette.tsx';
import { destinations } from './navigation.ts';
import { useActions } from './use-actions.ts';
import { useListHits } from './use-list-hits.ts';
import { usePatientHits } from './use-patient-hits.ts';
import { useViewHits } from './use-view-hits.ts';

/** Everything that one may see and do in the clinic. */
export const CommandPalette = () => {
  const [query, setQuery] = useState('');
  const navigate = useNavigate();
  const may = useMay();
  const { patients, bookings, ...asked } = usePatientHits(query);
  const lists = useListHits(query);
  const views = useViewHits(query);
  const actions = useActions().filter(({ label }) => holds(label, query));
  const pages = destinations
    .filter(({ label, permission }) => may(permission) && holds(label, query))
    .map(({ to, label, icon }) => ({ id: to, label, icon, run: () => navigate({ to }) }));

  return (
    <Palette
      what={t('Search patients, bookings, pages and more')}
      query={query}
      onQuery={setQuery}
      hits={{
        ...{ [t('Patients')]: patients, [t('Bookings')]: bookings, [t('Services')]: lists.services },
        ...{ [t('Staff')]: lists.staff, [t('Views')]: views, [t('Actions')]: actions, [t('Pages')]: pages },
        [t('Settings')]: lists.settings,
      }}
      isSearching={asked.isSearching || lists.isSearching}
    />
  );
};
