import { IconBuildingHospital } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { holds } from '../../ui/frame/hit.ts';
import { Palette } from '../../ui/frame/Palette.tsx';
import { useSettledSearch } from '../../ui/frame/use-settled-search.ts';
import { consoleApi } from '../connection/console-api.ts';
import { useOperator, useOperatorMay } from '../connection/operator.ts';
import { consoleDestinations } from './console-navigation.ts';

/** Clinics and the pages of the console (FD23). */
export const ConsolePalette = () => {
  const [query, setQuery] = useState('');
  const { isTyped, search } = useSettledSearch(query);
  const navigate = useNavigate();
  const may = useOperatorMay();
  const { lacksSecondFactor } = useOperator();
  const isAsking = isTyped && !lacksSecondFactor && may('clinics:read');
  const clinics = useQuery(
    consoleApi.clinics.list.queryOptions(isAsking && search ? { search, limit: 8 } : skipToken),
  );
  const pages = consoleDestinations
    .filter(({ label, permission }) => may(permission) && holds(label, query))
    .map(({ to, label, icon }) => ({ id: to, label, icon, run: () => navigate({ to }) }));

  return (
    <Palette
      what={t('Search clinics and pages')}
      query={query}
      onQuery={setQuery}
      hits={{
        [t('Clinics')]: (clinics.data?.items ?? []).map(({ id, name, slug }) => ({
          ...{ id, label: name, description: slug, icon: IconBuildingHospital },
          run: () => navigate({ to: '/console/clinics/$clinicId', params: { clinicId: id } }),
        })),
        [t('Pages')]: pages,
      }}
      isSearching={isAsking && (!search || clinics.isFetching)}
    />
  );
};
