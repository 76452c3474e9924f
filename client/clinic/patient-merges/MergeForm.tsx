import { Button, Skeleton, Stack } from '@mantine/core';
import { skipToken, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { MergeField, MergePreview } from '../../../shared/clinic/patient-merges.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { offerUndo } from '../../ui/failure/offer-undo.tsx';
import { FormActions } from '../../ui/forms/FormActions.tsx';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { MergeComparison } from './MergeComparison.tsx';
import { useUndoMerge } from './use-undo-merge.ts';

type Props = {
  patientId: string;
  /** Who is proposed, where somebody is. */
  otherId: string;
  onClose: () => void;
};

/** Finds the other one, compares the two, and makes one patient of them. */
export const MergeForm = ({ patientId, otherId, onClose }: Props) => {
  const [mergedId, setMergedId] = useState(otherId);
  const [take, setTake] = useState<MergeField[]>([]);
  const isPair = mergedId !== '' && mergedId !== patientId;
  const {
    data: preview,
    error,
    refetch,
  } = useQuery(api.patientMerges.preview.queryOptions(isPair ? { patientId, mergedId } : skipToken));
  const undo = useUndoMerge();
  const merge = useMutation({
    mutationFn: ({ patient, merged }: MergePreview) =>
      trpc.patientMerges.merge.mutate({
        ...{ patientId, version: patient.version, mergedId: merged.id, mergedVersion: merged.version, take },
      }),
    onSuccess: made => {
      const names = { merged: made.merged.name, kept: made.patient.name };
      offerUndo(t('{merged} was merged into {kept}.', names), () => undo.mutateAsync(made));
      onClose();
    },
  });

  return (
    <>
      <Stack gap="sm" pb="md">
        <PatientSelect
          label={t('The other patient')}
          isOnlyFinding
          value={mergedId}
          onChange={id => {
            setTake([]);
            setMergedId(id);
          }}
          error={mergedId === patientId && t('This is the patient who is kept. Please choose another one.')}
        />
        {isPair && !preview && error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {isPair && !preview && !error && <Skeleton h={240} aria-busy="true" />}
        {isPair && preview && <MergeComparison {...{ preview, take }} onTake={setTake} />}
      </Stack>
      <FormActions failure={merge.error ? failureOf(merge.error) : undefined}>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button
          loading={merge.isPending}
          disabled={!isPair || !preview || preview.collisions.length > 0}
          onClick={() => preview && merge.mutate(preview)}
        >
          {t('Merge')}
        </Button>
      </FormActions>
    </>
  );
};
