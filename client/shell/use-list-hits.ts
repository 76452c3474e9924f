import { IconClipboardList, IconSettings, IconUserCircle } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { settingsKinds } from '../../shared/clinic/settings.ts';
import { t } from '../../shared/i18n/translate.ts';
import { userName } from '../clinic/members/user-name.ts';
import { roles } from '../clinic/members/user-words.ts';
import { settingTabs } from '../clinic/setting-fields/setting-tabs.ts';
import { useFormats, useMay } from '../session.tsx';
import { api } from '../trpc.ts';
import { type Hit, holds } from '../ui/frame/hit.ts';

const MOST = 5;
/** They change rarely, and are asked for when something is typed for the first time. */
const once = { staleTime: 300_000 };

/** What a clinic has little of, and all of it is looked through here: services, staff and settings. */
export const useListHits = (typed: string): { services: Hit[]; staff: Hit[]; settings: Hit[] } => {
  const navigate = useNavigate();
  const { money } = useFormats();
  const may = useMay();
  const isTyped = typed.trim().length > 1;
  const services = useQuery(
    api.services.list.queryOptions(isTyped && may('services:read') ? { limit: 100 } : skipToken, once),
  );
  const staff = useQuery(
    api.users.list.queryOptions(isTyped && may('users:read') ? { limit: 100 } : skipToken, once),
  );
  const found = (hits: Hit[]) =>
    isTyped ? hits.filter(({ label }) => holds(label, typed)).slice(0, MOST) : [];

  return {
    services: found(
      (services.data?.items ?? []).map(({ id, name, durationMinutes, price, currency }) => ({
        ...{
          id,
          label: name,
          description: `${t('{minutes} min', { minutes: durationMinutes })} · ${money(price, currency)}`,
        },
        icon: IconClipboardList,
        run: () => navigate({ to: '/services', search: { open: id } }),
      })),
    ),
    staff: found(
      (staff.data?.items ?? []).map(user => ({
        ...{ id: user.id, label: userName(user), description: roles[user.role] },
        icon: IconUserCircle,
        run: () => navigate({ to: '/staff', search: { open: user.id } }),
      })),
    ),
    settings: may('settings:read')
      ? found(
          settingsKinds.map(kind => ({
            ...{ id: kind, label: `${settingTabs[kind].tab}: ${settingTabs[kind].title}` },
            ...{ description: t('Settings'), icon: IconSettings },
            run: () => navigate({ to: '/settings', search: { tab: kind } }),
          })),
        )
      : [],
  };
};
