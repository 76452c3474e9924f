import { Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { WalkInTime } from '../../../shared/clinic/front-desk.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { FormActions } from '../../ui/forms/FormActions.tsx';
import { useFormGuard } from '../../ui/forms/form-guard.ts';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { useServiceOptions } from '../services/use-service-options.ts';
import { minutesBetween } from './desk-day.ts';
import { useWalkIn } from './use-walk-in.ts';

type Props = { facilityId: string; formats: Formats; now: string; onClose: () => void };

/** Somebody without a booking: who, what for, and with whom, which books and checks in. */
export const WalkInForm = ({ facilityId, formats, now, onClose }: Props) => {
  const [patientId, setPatient] = useState('');
  const [serviceId, setService] = useState('');
  const [isAdmitting, setAdmitting] = useState(false);
  const service = useRef<HTMLInputElement>(null);
  const { take, failure, isPending } = useWalkIn({ formats, onBooked: onClose });
  const services = useServiceOptions().filter(
    ({ facilityIds }) => facilityIds.length === 0 || facilityIds.includes(facilityId),
  );
  const isComplete = patientId !== '' && serviceId !== '';
  const times = useQuery(
    api.frontDesk.walkInTimes.queryOptions(
      isComplete ? { patientId, serviceId, facilityId } : skipToken,
      // A minute later the same people are free from another minute on.
      { staleTime: 0, refetchInterval: 30_000 },
    ),
  );
  const close = useFormGuard(isAdmitting || patientId !== '' || serviceId !== '') ?? onClose;
  const offer = (time: WalkInTime) => {
    const { isNow, startsAt, practitioner } = time;
    if (isNow) return t('{practitioner}, free now', { practitioner: practitioner.name });
    return t('{practitioner}, at {time}, in {minutes} min', {
      practitioner: practitioner.name,
      time: formats.time(startsAt),
      minutes: minutesBetween(now, startsAt),
    });
  };

  return (
    <Stack gap="sm">
      <PatientSelect
        value={patientId}
        onChange={setPatient}
        onAdmitting={setAdmitting}
        onAdmitted={() => service.current?.focus()}
      />
      <Select
        ref={service}
        label={t('Service')}
        withAsterisk
        searchable
        data={services}
        value={serviceId || null}
        onChange={value => setService(value ?? '')}
      />
      {!isComplete && (
        <Text size="sm" c="dimmed">
          {t('Choose a patient and a service to see who is free.')}
        </Text>
      )}
      {isComplete && times.error && !times.data && (
        <ErrorState error={times.error} onRetry={() => void times.refetch()} />
      )}
      {isComplete && !times.data && !times.error && <Skeleton h={72} aria-busy="true" />}
      {isComplete && times.data && (
        <fieldset className="bare">
          <Text component="legend" size="sm" fw={600} mb={4}>
            {t('Book and check in with')}
          </Text>
          {times.data.items.length === 0 && (
            <Text size="sm">
              {t('Nobody has time for this today. Book another day, or put them on the waiting list.')}
            </Text>
          )}
          <Group gap={6}>
            {times.data.items.map(time => (
              <Button
                key={time.practitioner.id}
                size="sm"
                variant={time.isNow ? 'filled' : 'light'}
                disabled={isPending}
                onClick={() => void take({ patientId, serviceId }, time)}
              >
                {offer(time)}
              </Button>
            ))}
          </Group>
        </fieldset>
      )}
      <FormActions failure={failure}>
        <Button variant="default" onClick={close}>
          {t('Cancel')}
        </Button>
      </FormActions>
    </Stack>
  );
};
