import { Button, FileInput, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { IconFileImport, IconUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PatientImport } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { RecordTable } from '../../ui/tables/RecordTable.tsx';
import { Status } from '../../ui/tables/Status.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { onWideScreens } from '../../ui/theme/wide-screens.ts';
import { ImportSteps } from './ImportSteps.tsx';
import { importStatuses } from './import-words.ts';
import { sendFile } from './send-file.ts';

const columnsIn = ({ day, time, number }: Formats): Column<PatientImport>[] => [
  {
    accessor: 'name',
    title: t('File'),
    cellsClassName: 'main-column',
    render: ({ name, createdAt }) => <TwoLines title={name} note={`${day(createdAt)}, ${time(createdAt)}`} />,
  },
  {
    accessor: 'imported',
    title: t('Imported'),
    visibleMediaQuery: onWideScreens,
    textAlign: 'right',
    cellsClassName: 'numeric nowrap',
    render: ({ imported, rows }) =>
      imported > 0 ? t('{imported} of {rows}', { imported: number(imported), rows: number(rows) }) : '',
  },
  { accessor: 'status', title: t('Status'), render: ({ status }) => <Status {...importStatuses[status]} /> },
];

/** Sends a file of patients, and shows those that were sent before. */
export const ImportsPage = () => {
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [percent, setPercent] = useState<number>();
  const [failure, setFailure] = useState<Failure>();
  const pages = usePages(api.patientImports.list, {});
  const open = (importId: string) =>
    void navigate({ to: '/patients/import/$importId', params: { importId } });

  const send = async () => {
    if (!file) return;
    setFailure(undefined);
    setPercent(0);
    try {
      open(await sendFile(file, setPercent));
    } catch (error) {
      const told = failureOf(error);
      setFailure({ ...told, message: told.fields?.size ?? told.fields?.name ?? told.message });
    } finally {
      setPercent(undefined);
    }
  };

  return (
    <>
      <PageHeader
        title={t('Import patients')}
        description={t(
          'From another program or a spreadsheet. Nobody is made before you have seen what would be.',
        )}
      />
      <ImportSteps step={0} />
      <Paper p="md" mb="lg">
        <Stack gap="sm">
          <FileInput
            label={t('File')}
            description={t(
              'A table as CSV, at most 20 MB and 20,000 rows; the first line names the columns. It is kept for a day.',
            )}
            placeholder={t('Choose a file')}
            accept=".csv,.tsv,.txt,text/csv"
            leftSection={<IconUpload size={18} aria-hidden />}
            value={file}
            onChange={chosen => {
              setFile(chosen);
              setFailure(undefined);
            }}
          />
          <FailureAlert failure={failure} />
          {percent !== undefined && (
            <Progress value={percent} aria-label={t('Progress of sending the file')} />
          )}
          <Group justify="flex-end">
            <Button disabled={!file} loading={percent !== undefined} onClick={() => void send()}>
              {t('Send the file')}
            </Button>
          </Group>
        </Stack>
      </Paper>
      <Text component="h2" fw={600} mb="xs">
        {t('Sent before')}
      </Text>
      <RecordTable
        label={t('Imports')}
        pages={pages}
        columns={columnsIn(useFormats())}
        onOpen={({ id }) => open(id)}
        empty={
          <EmptyState icon={IconFileImport} title={t('No file yet')}>
            {t('What was imported is shown here, and can be undone.')}
          </EmptyState>
        }
      />
    </>
  );
};
