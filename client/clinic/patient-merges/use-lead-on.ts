import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Patient } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { tellNotice } from '../../ui/failure/offer-undo.tsx';
import { patientName } from '../patients/patient-words.ts';

/** The page of somebody who was merged leads to the one who is kept, with a word (P4). */
export const useLeadOn = (patient: Patient | undefined): void => {
  const navigate = useNavigate();
  const kept = patient?.mergedInto?.id;
  useEffect(() => {
    if (!patient?.mergedInto) return;
    tellNotice(
      t('{merged} was merged into {kept}.', {
        merged: patientName(patient),
        kept: patient.mergedInto.name,
      }),
    );
    void navigate({
      to: '/patients/$patientId',
      params: { patientId: patient.mergedInto.id },
      replace: true,
    });
    // Once for each who leads on, not for each time that the record is read anew.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [kept]);
};
