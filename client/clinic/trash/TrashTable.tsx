import { Button, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useFormats } from '../../session.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import type { Pages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';

type Trashed = { id: string; deletedAt: string | null };
type Props<Item> = {
  label: string;
  pages: Pages<Item>;
  nameOf: (item: Item) => string;
  /** Answers nothing when the person would rather not. */
  restore: (id: string) => Promise<unknown>;
};

export const TrashTable = <Item extends Trashed>({ label, pages, nameOf, restore }: Props<Item>) => {
  const { moment } = useFormats();
  const putBack = (item: Item) =>
    restore(item.id).then(restored => restored && tellSuccess(`${nameOf(item)} is back.`), tellFailure);

  return (
    <RecordTable
      label={`Trashed: ${label}`}
      pages={pages}
      columns={[
        {
          accessor: 'name',
          cellsClassName: 'main-column',
          render: item => (
            <>
              <Text size="sm" fw={600} truncate>
                {nameOf(item)}
              </Text>
              <Text size="xs" c="dimmed" hiddenFrom="sm" className="numeric">
                {item.deletedAt && moment(item.deletedAt)}
              </Text>
            </>
          ),
        },
        {
          accessor: 'deletedAt',
          title: 'In the trash since',
          visibleMediaQuery: onWideScreens,
          cellsClassName: 'numeric nowrap',
          render: ({ deletedAt }) => deletedAt && moment(deletedAt),
        },
        {
          accessor: 'actions',
          title: <VisuallyHidden>Actions</VisuallyHidden>,
          textAlign: 'right',
          render: item => (
            <Button
              size="compact-sm"
              variant="light"
              leftSection={<IconArrowBackUp size={15} aria-hidden />}
              aria-label={`Restore ${nameOf(item)}`}
              onClick={() => void putBack(item)}
            >
              Restore
            </Button>
          ),
        },
      ]}
      empty={<EmptyState icon={IconTrash} title="Nothing is in this trash" />}
    />
  );
};
