import { Button, Group, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { OwnRequest } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { StepHeading } from '../public-booking/StepHeading.tsx';
import { Times } from '../public-booking/Times.tsx';

type Props = {
  token: string;
  own: OwnRequest;
  formats: Formats;
  phone: string | null;
  onChanged: (own: OwnRequest) => void;
  onBack: () => void;
};

/** Chooses another time; the old one stays until the new one is theirs (D9). */
export const MoveOwn = ({ token, own, formats, phone, onChanged, onBack }: Props) => {
  const [from, setFrom] = useState<string>();
  const [startsAt, setStartsAt] = useState<string>();
  // By a change rather than a query, because those have their input in the address, which logs keep.
  const times = useQuery({
    queryKey: ['times to move to', token, own.version, from],
    queryFn: () => trpc.publicBooking.timesToMove.mutate({ token, ...(from && { from }) }),
    placeholderData: from ? keepPreviousData : undefined,
  });
  const move = useMutation({
    mutationFn: (to: string) => trpc.publicBooking.move.mutate({ token, version: own.version, startsAt: to }),
    onSuccess: onChanged,
    onError: () => {
      setStartsAt(undefined);
      void times.refetch();
    },
  });
  return (
    <Stack gap="sm">
      <StepHeading isNext>{t('Which time instead?')}</StepHeading>
      <FailureAlert failure={move.error ? failureOf(move.error) : undefined} />
      {startsAt ? (
        <>
          <Text>
            {rich('From {from} to {to}', {
              from: `${formats.day(own.startsAt)}, ${formats.time(own.startsAt)}`,
              to: (
                <b key="to">
                  {formats.day(startsAt)}, {formats.time(startsAt)}
                </b>
              ),
            })}
          </Text>
          <Group gap="xs">
            <Button onClick={() => move.mutate(startsAt)} loading={move.isPending}>
              {t('Move it')}
            </Button>
            <Button variant="default" onClick={() => setStartsAt(undefined)}>
              {t('Another time')}
            </Button>
          </Group>
        </>
      ) : (
        <Times {...{ formats, times, phone }} onDays={setFrom} onChoose={setStartsAt} />
      )}
      <Button variant="subtle" onClick={onBack}>
        {t('Leave it as it is')}
      </Button>
    </Stack>
  );
};
