import { Box, Radio, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportCandidate, ImportRow } from '../../../shared/clinic/imports.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { RowDifferences } from './RowDifferences.tsx';
import { useOneByOne } from './use-one-by-one.ts';

const Candidate = ({ candidate }: { candidate: ImportCandidate }) => {
  const { id, name, birthDate, identifier, phone, changes } = candidate;
  const { date } = useFormats();
  const marks = [birthDate && date(birthDate), identifier, phone].filter(Boolean);
  return (
    <div>
      <Radio value={id} label={t('This patient: {name}', { name })} description={marks.join(' · ')} />
      <Box ms={30}>
        {changes.length > 0 ? (
          <RowDifferences changes={changes} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('Nothing would change.')}
          </Text>
        )}
      </Box>
    </div>
  );
};

/** Who may be meant by a row, beside it, and what is to be made of it (M3). */
export const RowChoices = ({ id, row }: { id: string; row: ImportRow }) => {
  const { number, choice, patientId, candidates } = row;
  const isOneByOne = useOneByOne();
  // What was clicked shows at once, not when the list has come again.
  const [asked, setAsked] = useState<string>();
  const choose = useMutation(
    api.patientImports.choose.mutationOptions({
      onError: error => {
        setAsked(undefined);
        tellFailure(error);
      },
    }),
  );
  const onChange = (value: string) => {
    setAsked(value);
    choose.mutate({
      ...{ id, row: number },
      ...(value === 'new' || value === 'leaveOut'
        ? { choice: value }
        : { choice: 'patient', patientId: value }),
    });
  };
  return (
    <Radio.Group
      value={asked ?? (choice === 'patient' ? patientId : choice)}
      onChange={onChange}
      aria-label={t('What becomes of row {number}', { number })}
    >
      <Stack gap={4} mt={4}>
        {candidates.map(candidate => (
          <Candidate key={candidate.id} candidate={candidate} />
        ))}
        <Radio value="new" label={t('Somebody new')} disabled={choose.isPending || isOneByOne} />
        <Radio value="leaveOut" label={t('Leave this row out')} disabled={choose.isPending} />
      </Stack>
    </Radio.Group>
  );
};
