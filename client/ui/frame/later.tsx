import { Skeleton } from '@mantine/core';
import { type ComponentType, lazy, Suspense } from 'react';
import { t } from '../../../shared/i18n/translate.ts';

/** A part of a page that is fetched when it is shown, with the looks that its first page does without (FD10). */
export const later = <Props extends object>(fetch: () => Promise<ComponentType<Props>>) => {
  const Part = lazy(async () => {
    const [{ Furnished }, Shown] = await Promise.all([import('./Furnished.tsx'), fetch()]);
    return {
      default: (props: Props) => (
        <Furnished>
          <Shown {...props} />
        </Furnished>
      ),
    };
  });
  return (props: Props) => (
    <Suspense fallback={<Skeleton h={240} aria-busy="true" aria-label={t('The page is loading')} />}>
      <Part {...props} />
    </Suspense>
  );
};
