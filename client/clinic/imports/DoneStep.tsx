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
import { ImportRows } from './ImportRows.tsx';
import { leftOf } from './import-words.ts';
import { saveFaults } from './save-faults.ts';
import { WaitingRows } from './WaitingRows.tsx';

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

/** What an undo does with those who were there. */
const whatOfChanged = (changed: number, isGone: boolean, number: (value: number) => string): string =>
  isGone
    ? t(
        '{count, plural, one {What {patients} changed patient was before is gone after a day: that one stays changed.} other {What {patients} changed patients were before is gone after a day: they stay changed.}}',
        { count: changed, patients: number(changed) },
      )
    : t(
        '{count, plural, one {{patients} changed patient gets the former values again, unless somebody changed them since.} other {{patients} changed patients get their former values again, unless somebody changed them since.}}',
        { count: changed, patients: number(changed) },
      );

/** What became of the file, and the way back. */
export const DoneStep = ({ job }: { job: PatientImport }) => {
  const { id, status, rows, counts, imported, changed, undone, restored, kept } = job;
  const { number } = useFormats();
  const undo = useMutation(api.patientImports.undo.mutationOptions());
  const start = useMutation(api.patientImports.start.mutationOptions());
  const left = leftOf(job);
  const isUndone = status === 'undone';
  const isGone = new Date(job.keptUntil) < new Date();
  const canChoose = !isUndone && !isGone;
  const failure = undo.error ?? start.error;
  const askToUndo = () =>
    modals.openConfirmModal({
      title: t('Undo this import?'),
      children: (
        <>
          {imported > 0 && (
            <Text size="sm">
              {t(
                'All {patients} patients go to the trash, but for those whom somebody changed or booked since.',
                { patients: number(imported) },
              )}
            </Text>
          )}
          {changed > 0 && <Text size="sm">{whatOfChanged(changed, isGone, number)}</Text>}
        </>
      ),
      labels: { confirm: t('Undo the import'), cancel: t('Keep them') },
      confirmProps: { color: 'red.9' },
      onConfirm: () => undo.mutate({ id }),
    });

  return (
    <>
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
                })}{' '}
            {!isUndone &&
              changed > 0 &&
              t(
                '{count, plural, one {{patients} patient who was there was changed.} other {{patients} patients who were there were changed.}}',
                { count: changed, patients: number(changed) },
              )}
            {restored > 0 &&
              t(
                '{count, plural, one {{patients} patient has the former values again.} other {{patients} patients have their former values again.}}',
                { count: restored, patients: number(restored) },
              )}
          </Text>
          {canChoose && <WaitingRows job={job} />}
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
          <FailureAlert failure={failure ? failureOf(failure) : undefined} />
          <Group justify="flex-end" gap="xs">
            {!isGone && rows > imported + changed && (
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
                  disabled={imported + changed === 0}
                  onClick={askToUndo}
                >
                  {t('Undo')}
                </Button>
                <Button renderRoot={props => <Link {...props} to="/patients" search={{ sort: 'newest' }} />}>
                  {t('Show the patients')}
                </Button>
                {canChoose && left > 0 && (
                  <Button loading={start.isPending} onClick={() => start.mutate({ id })}>
                    {t(
                      '{count, plural, one {Import {patients} patient} other {Import {patients} patients}}',
                      {
                        ...{ count: left, patients: number(left) },
                      },
                    )}
                  </Button>
                )}
              </>
            )}
          </Group>
        </Stack>
      </Paper>
      {canChoose && counts.alike + left > 0 && <ImportRows id={id} initially="alike" />}
    </>
  );
};
