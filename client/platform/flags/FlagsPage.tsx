import { Button, Text } from '@mantine/core';
import { IconFlag, IconPlus } from '@tabler/icons-react';
import type { DataTableColumn } from 'mantine-datatable';
import { useState } from 'react';
import type { FlagView } from '../../../shared/platform/console-flags.ts';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { consoleApi, operate } from '../connection/console-api.ts';
import { consoleFormats, useOperatorMay } from '../connection/operator.ts';
import { FlagForm } from './FlagForm.tsx';

type Row = FlagView & { id: string };

const columns: DataTableColumn<Row>[] = [
  {
    accessor: 'key',
    title: 'Flag',
    cellsClassName: 'main-column',
    render: ({ key, description }) => (
      <>
        <Text size="sm" fw={600} truncate>
          {key}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {description}
        </Text>
      </>
    ),
  },
  {
    accessor: 'enabled',
    title: 'State',
    render: ({ enabled, percentage }) => (
      <Status
        label={enabled ? `On for ${percentage} %` : 'Off'}
        tone={enabled ? (percentage < 100 ? 'busy' : 'good') : 'quiet'}
      />
    ),
  },
  {
    accessor: 'onFor',
    title: 'Exceptions',
    visibleMediaQuery: onWideScreens,
    render: ({ onFor, offFor }) =>
      onFor.length + offFor.length > 0 ? `${onFor.length} on, ${offFor.length} off` : 'None',
  },
  {
    accessor: 'updatedAt',
    title: 'Changed',
    visibleMediaQuery: onWideScreens,
    cellsClassName: 'nowrap',
    render: ({ updatedAt }) => consoleFormats.moment(updatedAt),
  },
];

export const FlagsPage = () => {
  const mayWrite = useOperatorMay()('flags:write');
  const [edited, setEdited] = useState<FlagView | 'new'>();
  const close = () => setEdited(undefined);
  const pages = usePages<Row>(consoleApi.flags.list.queryKey(), async (_cursor, signal) => {
    const { items } = await operate.flags.list.query(undefined, { signal });
    return { items: items.map(flag => ({ ...flag, id: flag.key })), nextCursor: null };
  });
  const newButton = mayWrite && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
      New flag
    </Button>
  );

  return (
    <>
      <PageHeader
        title="Feature flags"
        description="Roll features out step by step; maintenance and read_only put everything into that mode"
      >
        {newButton}
      </PageHeader>
      <RecordTable
        label="Feature flags"
        pages={pages}
        columns={columns}
        onOpen={mayWrite ? setEdited : undefined}
        empty={<EmptyState icon={IconFlag} title="There is no flag yet" action={newButton} />}
      />
      <FormDialog
        opened={edited !== undefined}
        onClose={close}
        title={edited === 'new' ? 'New flag' : 'Edit the flag'}
      >
        {edited && <FlagForm flag={edited === 'new' ? undefined : edited} onClose={close} />}
      </FormDialog>
    </>
  );
};
