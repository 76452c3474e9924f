import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { offerUndo } from '../../ui/failure/offer-undo.tsx';
import { PatientSelect } from '../patients/PatientSelect.tsx';

type Props = { booking: BookingRow; onDone: () => void };

/** Gives a booking that was made for the wrong patient to the right one (P10). */
export const GiveForm = ({ booking, onDone }: Props) => {
  const [patientId, setPatientId] = useState('');
  const { mutateAsync } = useMutation(api.bookings.giveTo.mutationOptions());
  const giving = useMutation({
    mutationFn: () => mutateAsync({ id: booking.id, version: booking.version, patientId }),
    onSuccess: ({ id, version, patient }) => {
      offerUndo(t('{patient} has this booking now.', { patient: patient.name }), () =>
        mutateAsync({ id, version, patientId: booking.patient.id }),
      );
      onDone();
    },
  });

  return (
    <form
      className="inset"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        if (patientId) giving.mutate();
      }}
    >
      <Stack gap="xs">
        <PatientSelect label={t('For whom it is')} value={patientId} onChange={setPatientId} />
        <Text size="sm" c="dimmed">
          {t('Time and place stay. Nobody is written to, so please tell them.')}
        </Text>
        <FailureAlert failure={giving.error ? failureOf(giving.error) : undefined} />
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onDone}>
            {t('Leave it')}
          </Button>
          <Button size="sm" type="submit" disabled={!patientId} loading={giving.isPending}>
            {t('Give to this patient')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
