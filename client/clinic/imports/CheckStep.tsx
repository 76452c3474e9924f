import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type PatientImport, RowOutcome } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { ImportRows } from './ImportRows.tsx';
import { dateOrders, leftOf, outcomes } from './import-words.ts';
import { saveFaults } from './save-faults.ts';
import { WaitingRows } from './WaitingRows.tsx';

/** That dates may be in another order than they are read in (M13). */
const OddDates = ({ job: { dates, dateOrder }, onChange }: { job: PatientImport; onChange: () => void }) => {
  const { number, dateOrder: usual } = useFormats();
  const order = dateOrders[dateOrder ?? usual];
  const { own, other, either } = dates;
  if (other === 0 && (own > 0 || either === 0)) return null;
  return (
    <Alert color="yellow" variant="light" title={t('Are the dates in this order?')}>
      <Stack gap="xs" align="flex-start">
        {other > 0 && (
          <Text size="sm">
            {t(
              '{count, plural, one {The date of {rows} row fits only another order than “{order}”.} other {The dates of {rows} rows fit only another order than “{order}”.}}',
              { count: other, rows: number(other), order },
            )}
          </Text>
        )}
        {either > 0 && (
          <Text size="sm">
            {t(
              '{count, plural, one {The date of {rows} row fits several orders, and is read as “{order}”.} other {The dates of {rows} rows fit several orders, and are read as “{order}”.}}',
              { count: either, rows: number(either), order },
            )}
          </Text>
        )}
        <Button variant="default" size="xs" onClick={onChange}>
          {t('Choose the order')}
        </Button>
      </Stack>
    </Alert>
  );
};

/** What would become of each row, before anybody is made. */
export const CheckStep = ({ job }: { job: PatientImport }) => {
  const { id, counts, rows } = job;
  const { number } = useFormats();
  const [isMapping, setMapping] = useState(false);
  const start = useMutation(api.patientImports.start.mutationOptions());
  const discard = useMutation(api.patientImports.discard.mutationOptions());
  const failure = start.error ?? discard.error;
  const count = leftOf(job);
  const initially = (['faulty', 'alike', 'changes'] as const).find(outcome => counts[outcome] > 0);
  if (isMapping) return <ColumnsStep job={job} />;

  return (
    <>
      <Paper p="md">
        <Stack gap="sm">
          <Group component="dl" gap="lg" m={0}>
            {RowOutcome.options.map(outcome => (
              <div key={outcome}>
                <Text component="dt" size="sm" c="dimmed">
                  {outcomes[outcome].label}
                </Text>
                <Text component="dd" size="xl" fw={600} m={0}>
                  {number(counts[outcome])}
                </Text>
              </div>
            ))}
          </Group>
          <OddDates job={job} onChange={() => setMapping(true)} />
          <WaitingRows job={job} />
          <FailureAlert failure={failure ? failureOf(failure) : undefined} />
          <Group justify="flex-end" gap="xs">
            <Button
              variant="subtle"
              color="gray"
              loading={discard.isPending}
              onClick={() => discard.mutate({ id })}
            >
              {t('Discard')}
            </Button>
            <Button variant="default" onClick={() => setMapping(true)}>
              {t('Change the columns')}
            </Button>
            {rows > counts.new + counts.changes && (
              <Button
                variant="default"
                leftSection={<IconDownload size={18} aria-hidden />}
                onClick={() => void saveFaults(id).catch(tellFailure)}
              >
                {t('Download the others')}
              </Button>
            )}
            <Button disabled={count === 0} loading={start.isPending} onClick={() => start.mutate({ id })}>
              {t('{count, plural, one {Import {patients} patient} other {Import {patients} patients}}', {
                count,
                patients: number(count),
              })}
            </Button>
          </Group>
        </Stack>
      </Paper>
      <ImportRows id={id} initially={initially} />
    </>
  );
};
