import { Button, Group, Stack, Text } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PortalBooking } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { api, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { StepHeading } from '../public-booking/StepHeading.tsx';
import { Times } from '../public-booking/Times.tsx';

type Props = {
  booking: PortalBooking;
  formats: Formats;
  phone: string | null;
  onDone: () => void;
};

/** Chooses another time; the old one stays until the new one is theirs (D9). */
export const MoveOwnBooking = ({ booking: { id, version, startsAt }, formats, phone, onDone }: Props) => {
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const times = useQuery(
    api.portal.times.queryOptions(
      { id, ...(from && { from }) },
      { placeholderData: from ? keepPreviousData : undefined },
    ),
  );
  const move = useMutation({
    mutationFn: (time: string) => trpc.portal.move.mutate({ id, version, startsAt: time }),
    onSuccess: onDone,
    onError: () => {
      setTo(undefined);
      void times.refetch();
    },
  });
  return (
    <Stack gap="sm">
      <StepHeading isNext>{t('Which time instead?')}</StepHeading>
      <FailureAlert failure={move.error ? failureOf(move.error) : undefined} />
      {to ? (
        <>
          <Text>
            {rich('From {from} to {to}', {
              from: `${formats.day(startsAt)}, ${formats.time(startsAt)}`,
              to: (
                <b key="to">
                  {formats.day(to)}, {formats.time(to)}
                </b>
              ),
            })}
          </Text>
          <Group gap="xs">
            <Button onClick={() => move.mutate(to)} loading={move.isPending}>
              {t('Move it')}
            </Button>
            <Button variant="default" onClick={() => setTo(undefined)}>
              {t('Choose again')}
            </Button>
          </Group>
        </>
      ) : (
        <Times {...{ formats, times, phone }} onDays={setFrom} onChoose={setTo} />
      )}
      <Button variant="subtle" onClick={onDone}>
        {t('Leave it as it is')}
      </Button>
    </Stack>
  );
};
