import { Button, type ButtonProps } from '@mantine/core';
import type { Pages } from './use-pages.ts';

type Props = ButtonProps & { pages: Pick<Pages<unknown>, 'isFetchingNextPage' | 'fetchNextPage'> };

export const LoadMore = ({ pages, ...looks }: Props) => (
  <Button
    variant="subtle"
    loading={pages.isFetchingNextPage}
    onClick={() => void pages.fetchNextPage()}
    {...looks}
  >
    Load more
  </Button>
);
