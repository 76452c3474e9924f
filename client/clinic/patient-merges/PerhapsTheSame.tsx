import { Anchor, Button } from '@mantine/core';
import type { Patient } from '../../../shared/clinic/patients.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { AlikePatients } from '../patients/AlikePatients.tsx';
import { patientLabel } from '../patients/patient-words.ts';
import { useAlike } from '../patients/use-alike.ts';
import { useTellApart } from './use-tell-apart.ts';

type Props = { patient: Patient; onMerge: (otherId: string) => void };

/** Who may be the same person; likeness warns, nobody is merged by itself, and who is not is asked about once (P6). */
export const PerhapsTheSame = ({ patient, onMerge }: Props) => {
  const { date } = useFormats();
  const tellApart = useTellApart();
  const { id: patientId, firstName, lastName, birthDate, phone, email } = patient;
  const alike = useAlike({ patientId, firstName, lastName, birthDate, phone, email });
  return (
    <AlikePatients
      title={t('May be the same person as')}
      alike={alike}
      render={other => (
        <Anchor component="button" type="button" size="sm" onClick={() => onMerge(other.id)}>
          {patientLabel(other, date)}
        </Anchor>
      )}
      renderAction={other => (
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('Not the same person as {name}', { name: patientLabel(other, date) })}
          loading={tellApart.isPending}
          onClick={() => tellApart.mutate({ patientId, otherId: other.id }, { onError: tellFailure })}
        >
          {t('Not the same person')}
        </Button>
      )}
    />
  );
};
