import { Anchor, Button, Group, List, Paper, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PatientImport } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { saveFaults } from './save-faults.ts';

/** Who stays although the import was undone. */
const Kept = ({ id }: { id: string }) => {
  const { data } = useQuery(api.patientImports.kept.queryOptions({ id }));
  return (
    <List size="sm">
      {data?.items.map(patient => (
        <List.Item key={patient.id}>
          <Anchor
            size="sm"
            renderRoot={props => (
              <Link {...props} to="/patients/$patientId" params={{ patientId: patient.id }} search={{}} />
            )}
          >
            {patient.name}
          </Anchor>
        </List.Item>
      ))}
    </List>
  );
};

/** What became of the file, and the way back. */
export const DoneStep = ({ job }: { job: PatientImport }) => {
  const { id, status, rows, imported, undone, kept } = job;
  const { number } = useFormats();
  const undo = useMutation(api.patientImports.undo.mutationOptions());
  const isUndone = status === 'undone';
  const isGone = new Date(job.keptUntil) < new Date();
  const askToUndo = () =>
    modals.openConfirmModal({
      title: t('Undo this import?'),
      children: (
        <Text size="sm">
          {t(
            'All {patients} patients go to the trash, but for those whom somebody changed or booked since.',
            { patients: number(imported) },
          )}
        </Text>
      ),
      labels: { confirm: t('Undo the import'), cancel: t('Keep them') },
      confirmProps: { color: 'red.9' },
      onConfirm: () => undo.mutate({ id }),
    });

  return (
    <Paper p="md">
      <Stack gap="sm">
        <Text component="output">
          {isUndone
            ? t(
                '{count, plural, one {{patients} patient went to the trash.} other {{patients} patients went to the trash.}}',
                { count: undone, patients: number(undone) },
              )
            : t('{imported} of {rows} rows were imported.', {
                imported: number(imported),
                rows: number(rows),
              })}
        </Text>
        {isUndone && kept > 0 && (
          <>
            <Text size="sm">
              {t(
                '{count, plural, one {{patients} stays, because somebody changed or booked them since:} other {{patients} stay, because somebody changed or booked them since:}}',
                { count: kept, patients: number(kept) },
              )}
            </Text>
            <Kept id={id} />
          </>
        )}
        <FailureAlert failure={undo.error ? failureOf(undo.error) : undefined} />
        <Group justify="flex-end" gap="xs">
          {!isGone && rows > imported && (
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => void saveFaults(id).catch(tellFailure)}
            >
              {t('What was not imported')}
            </Button>
          )}
          {isUndone ? (
            <Button renderRoot={props => <Link {...props} to="/trash" search={{}} />}>
              {t('Open the trash')}
            </Button>
          ) : (
            <>
              <Button
                variant="default"
                leftSection={<IconArrowBackUp size={18} aria-hidden />}
                loading={undo.isPending}
                disabled={imported === 0}
                onClick={askToUndo}
              >
                {t('Undo')}
              </Button>
              <Button renderRoot={props => <Link {...props} to="/patients" search={{ sort: 'newest' }} />}>
                {t('Show the patients')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </Paper>
  );
};
