import { IconClipboardList, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { settingsKinds } from '../../shared/clinic/settings.ts';
import { t } from '../../shared/i18n/translate.ts';
import { userName } from '../clinic/members/user-name.ts';
import { roles } from '../clinic/members/user-words.ts';
import { allSettings, settingTabs } from '../clinic/setting-fields/setting-tabs.ts';
import { settingNames } from '../clinic/setting-fields/setting-words.ts';
import { useFormats, useMay } from '../session.tsx';
import { api } from '../trpc.ts';
import { type Hit, holds } from '../ui/frame/hit.ts';
import { useSettledSearch } from '../ui/frame/use-settled-search.ts';

const MOST = 5;
type ListHits = { services: Hit[]; staff: Hit[]; settings: Hit[]; isSearching: boolean };

/** Services and staff, which the server searches, and settings, of which each clinic has the same. */
export const useListHits = (typed: string): ListHits => {
  const navigate = useNavigate();
  const { money } = useFormats();
  const may = useMay();
  const { isTyped, search } = useSettledSearch(typed);
  const asked = search ? { search, limit: MOST } : undefined;
  const services = useQuery(
    api.services.list.queryOptions(asked && may('services:read') ? asked : skipToken),
  );
  const staff = useQuery(api.users.list.queryOptions(asked && may('users:read') ? asked : skipToken));
  const setHits = [
    ...settingsKinds.map(kind => ({
      ...{ id: kind, label: `${settingTabs[kind].tab}: ${settingTabs[kind].title}` },
      ...{ description: t('Settings'), search: { tab: kind } },
    })),
    ...allSettings.map(({ kind, setting }) => ({
      ...{ id: setting, label: settingNames[setting] },
      ...{ description: settingTabs[kind].tab, search: { tab: kind, setting } },
    })),
  ];

  return {
    isSearching: isTyped && (!search || services.isFetching || staff.isFetching),
    services: (services.data?.items ?? []).map(({ id, name, durationMinutes, price, currency }) => ({
      ...{ id, label: name, icon: IconClipboardList },
      description: `${t('{minutes} min', { minutes: durationMinutes })} · ${money(price, currency)}`,
      run: () => navigate({ to: '/services', search: { open: id } }),
    })),
    staff: (staff.data?.items ?? []).map(user => ({
      ...{ id: user.id, label: userName(user), description: roles[user.role], icon: IconUserCircle },
      run: () => navigate({ to: '/staff', search: { open: user.id } }),
    })),
    settings:
      isTyped && may('settings:read')
        ? setHits
            .filter(({ label }) => holds(label, typed))
            .slice(0, MOST)
            .map(({ search: place, ...hit }) => ({
              ...{ ...hit, icon: IconSettings },
              run: () => navigate({ to: '/settings', search: place }),
            }))
        : [],
  };
};
