import { Button, type ButtonProps } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import type { Pages } from './use-pages.ts';

type Props = ButtonProps & { pages: Pick<Pages<unknown>, 'isFetchingNextPage' | 'fetchNextPage'> };

export const LoadMore = ({ pages, ...looks }: Props) => (
  <Button
    variant="subtle"
    loading={pages.isFetchingNextPage}
    onClick={() => void pages.fetchNextPage()}
    {...looks}
  >
    {t('Load more')}
  </Button>
);
