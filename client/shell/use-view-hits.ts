import { IconBookmark } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../shared/i18n/translate.ts';
import { ownPreferences } from '../clinic/preferences/own-preferences.ts';
import { addressOf } from '../clinic/saved-views/view-address.ts';
import { useMay } from '../session.tsx';
import { type Hit, holds } from '../ui/frame/hit.ts';
import { destinations } from './navigation.ts';

/** The views that one saved of lists that one may see, by their name and the list's. */
export const useViewHits = (typed: string): Hit[] => {
  const navigate = useNavigate();
  const may = useMay();
  const isTyped = typed.trim().length > 1;
  const { data } = useQuery({ ...ownPreferences, enabled: isTyped });
  if (!isTyped) return [];
  return destinations
    .filter(({ permission }) => may(permission))
    .flatMap(({ to, label }) =>
      (data?.views ?? [])
        .filter(({ page, name }) => `/${page}` === to && holds(`${label} ${name}`, typed))
        .map(view => ({
          ...{
            id: `${view.page} ${view.name}`,
            label: view.name,
            description: t('A view of {page}', { page: label }),
          },
          icon: IconBookmark,
          run: () => navigate({ href: addressOf(view) }),
        })),
    );
};
