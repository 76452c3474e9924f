import { Anchor } from '@mantine/core';
import type { Patient } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { AlikePatients } from '../patients/AlikePatients.tsx';
import { patientLabel } from '../patients/patient-words.ts';
import { useAlike } from '../patients/use-alike.ts';

type Props = { patient: Patient; onMerge: (otherId: string) => void };

/** Who may be the same person; likeness warns, and nobody is merged by itself (P6). */
export const PerhapsTheSame = ({ patient, onMerge }: Props) => {
  const { date } = useFormats();
  const { firstName, lastName, birthDate, phone, email } = patient;
  const alike = useAlike({ firstName, lastName, birthDate, phone, email });
  return (
    <AlikePatients
      title={t('May be the same person as')}
      patients={alike.filter(({ id }) => id !== patient.id)}
      render={other => (
        <Anchor component="button" type="button" size="sm" onClick={() => onMerge(other.id)}>
          {patientLabel(other, date)}
        </Anchor>
      )}
    />
  );
};
