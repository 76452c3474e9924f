import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { PatientImport } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { useOneByOne } from './use-one-by-one.ts';

/** How many rows wait for somebody to choose, and one choice for all of them (M3). */
export const WaitingRows = ({ job: { id, counts } }: { job: PatientImport }) => {
  const { number } = useFormats();
  const all = useMutation({
    mutationFn: async (choice: 'new' | 'leaveOut') => {
      let left = counts.alike;
      // Some hundreds a call.
      while (left > 0) left = (await trpc.patientImports.chooseRest.mutate({ id, choice })).counts.alike;
    },
  });
  const isOneByOne = useOneByOne();
  if (counts.alike === 0) return null;
  return (
    <Stack gap="xs">
      <Text size="sm">
        {t(
          '{count, plural, one {{rows} row waits, as that patient is probably there: please choose beside it. The others do not wait for it.} other {{rows} rows wait, as those patients are probably there: please choose beside each. The others do not wait for them.}}',
          { count: counts.alike, rows: number(counts.alike) },
        )}
      </Text>
      {isOneByOne && (
        <Text size="sm">
          {t('This clinic enters whoever is probably there for a reason only: one by one, and not here.')}
        </Text>
      )}
      <Group gap="xs">
        {!isOneByOne && (
          <Button variant="default" loading={all.isPending} onClick={() => all.mutate('new')}>
            {t('All are new')}
          </Button>
        )}
        <Button variant="default" loading={all.isPending} onClick={() => all.mutate('leaveOut')}>
          {t('Leave all out')}
        </Button>
      </Group>
      <FailureAlert failure={all.error ? failureOf(all.error) : undefined} />
    </Stack>
  );
};
