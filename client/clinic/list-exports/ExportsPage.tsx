import { Anchor, Group, Loader, Text } from '@mantine/core';
import { IconDownload, IconFileExport } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ListExport } from '../../../shared/clinic/list-exports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { type Formats } from '../../ui/formats/formats.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { listNames } from './list-names.ts';

const State = ({ file, formats }: { file: ListExport; formats: Formats }) => {
  const { id, list, status, fault, keptUntil } = file;
  if (status === 'failed') return <Text size="sm">{fault}</Text>;
  if (!keptUntil)
    return (
      <Group gap="xs" wrap="nowrap">
        <Loader size="xs" aria-hidden />
        <Text size="sm">{t('Being written')}</Text>
      </Group>
    );
  if (new Date(keptUntil) < new Date())
    return (
      <Text size="sm" c="dimmed">
        {t('Gone after a day')}
      </Text>
    );
  return (
    <Anchor
      size="sm"
      href={`/exports/${id}.csv`}
      download
      aria-label={t('Download {list}', { list: listNames[list] })}
    >
      <Group gap={6} wrap="nowrap">
        <IconDownload size={16} aria-hidden />
        {t('Download until {day}, {time}', {
          day: formats.day(keptUntil),
          time: formats.time(keptUntil),
        })}
      </Group>
    </Anchor>
  );
};

const columnsIn = (formats: Formats): Column<ListExport>[] => [
  {
    accessor: 'list',
    title: t('List'),
    cellsClassName: 'main-column',
    render: ({ list, createdAt }) => (
      <>
        <Text size="sm" fw={500}>
          {listNames[list]}
        </Text>
        <Text size="xs" c="dimmed">{`${formats.day(createdAt)}, ${formats.time(createdAt)}`}</Text>
      </>
    ),
  },
  {
    accessor: 'rows',
    title: t('Rows'),
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: ({ rows, status }) => (status === 'ready' ? formats.number(rows) : ''),
  },
  { accessor: 'status', title: t('File'), render: file => <State file={file} formats={formats} /> },
];

/** How often it is looked whether a file is there by now. */
const EVERY_MS = 1500;

/** The lists that one took along: each a file that nobody else finds, for a day. */
export const ExportsPage = () => {
  const pages = usePages(api.listExports.list, {});
  const queries = useQueryClient();
  const isWaiting = pages.items?.some(({ status }) => status === 'waiting') ?? false;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(
      () => void queries.invalidateQueries(api.listExports.list.pathFilter()),
      EVERY_MS,
    );
    return () => clearInterval(timer);
  }, [isWaiting, queries]);

  return (
    <>
      <PageHeader
        title={t('Exports')}
        description={t(
          'Lists that you export wait here for a day. Nobody else finds them; the audit log tells that you made them.',
        )}
      />
      <RecordTable
        label={t('Exports')}
        pages={pages}
        columns={columnsIn(useFormats())}
        empty={
          <EmptyState icon={IconFileExport} title={t('No exports yet')}>
            {t(
              '“Export” above a list takes along what it shows, with its filters, as a file for spreadsheets.',
            )}
          </EmptyState>
        }
      />
    </>
  );
};
