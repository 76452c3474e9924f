import { useMutation } from '@tanstack/react-query';
import type { PatientRow } from '../../../shared/clinic/patients.ts';
import { api } from '../../trpc.ts';
import { offerUndo, tellFailure } from '../../ui/failure/offer-undo.tsx';
import { patientName } from './patient-words.ts';

/** Moves a patient to the trash and offers to take it back. */
export const useTrashPatient = () => {
  const trash = useMutation(api.patients.trash.mutationOptions({ onError: tellFailure }));
  const restore = useMutation(api.patients.restore.mutationOptions());

  return (patient: Pick<PatientRow, 'id' | 'version' | 'firstName' | 'lastName'>, onDone?: () => void) =>
    trash.mutate(
      { id: patient.id, version: patient.version },
      {
        onSuccess: () => {
          offerUndo(`${patientName(patient)} is in the trash.`, () =>
            restore.mutateAsync({ id: patient.id }),
          );
          onDone?.();
        },
      },
    );
};
