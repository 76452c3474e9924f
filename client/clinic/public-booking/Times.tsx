import { Alert, Button, Checkbox, Group, Skeleton, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { PublicTimes } from '../../../shared/clinic/public-booking.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { addDays } from '../../ui/formats/clinic-time.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { likedTimes } from '../patients/preference-words.ts';
import { CallUs } from './CallUs.tsx';
import { type Liked, likedDays } from './liked-times.ts';

type Props = {
  formats: Formats;
  times: { data: PublicTimes | undefined; error: unknown; isFetching: boolean; refetch: () => unknown };
  onDays: (from: string) => void;
  onChoose: (startsAt: string) => void;
  phone: string | null | undefined;
  /** What is shown first, where there is anything. */
  liked?: Liked | undefined;
};

const DAYS = 7;

/** Free times by the days of the place, whose clock it is (D16); where there are none, the way on (D18). */
export const Times = ({ formats, times, onDays, onChoose, phone, liked }: Props) => {
  const [isWide, setWide] = useState(false);
  const { data, error, isFetching, refetch } = times;
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={200} aria-busy="true" aria-label={t('The free times are loading')} />;
  const { days: all, from, to, first, last, nextDay } = data;
  const days = liked && !isWide ? likedDays(data, liked) : all;
  const browserZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Stack gap="sm" aria-busy={isFetching}>
      <Text size="sm" c="dimmed">
        {t('Times of the place, {zone}', { zone: formats.zone.replaceAll('_', ' ') })}
      </Text>
      {browserZone !== formats.zone && (
        <Alert variant="light" p="xs">
          {t('Your device shows another time zone ({zone}). You are expected by the clock of the place.', {
            zone: browserZone.replaceAll('_', ' '),
          })}
        </Alert>
      )}
      <Group justify="space-between" wrap="nowrap">
        <Button
          variant="default"
          size="sm"
          disabled={from <= first}
          onClick={() => onDays(addDays(from, -DAYS))}
        >
          {t('Earlier')}
        </Button>
        <Text size="sm" fw={600} ta="center" component="output">
          {formats.shortDate(from)} – {formats.shortDate(to < last ? to : last)}
        </Text>
        <Button variant="default" size="sm" disabled={to >= last} onClick={() => onDays(addDays(from, DAYS))}>
          {t('Later')}
        </Button>
      </Group>
      {liked && (
        <Checkbox
          label={t('Only what I like: {times}', { times: likedTimes(liked) })}
          checked={!isWide}
          onChange={event => setWide(!event.currentTarget.checked)}
        />
      )}
      {days.map(({ date, times: free }) => (
        <fieldset key={date} className="bare">
          <Text component="legend" size="sm" fw={600} mb={4}>
            {formats.longDate(date)}
          </Text>
          <div className="times">
            {free.map(({ startsAt }) => (
              <Button
                key={startsAt}
                variant="light"
                className="numeric"
                aria-label={`${formats.shortDay(date)}, ${formats.time(startsAt)}`}
                onClick={() => onChoose(startsAt)}
              >
                {formats.time(startsAt)}
              </Button>
            ))}
          </div>
        </fieldset>
      ))}
      {days.length === 0 && all.length > 0 && (
        <Stack gap="xs" align="flex-start" component="output">
          <Text>{t('Nothing that you like is free on these days.')}</Text>
          <Button onClick={() => setWide(true)}>{t('Show all times')}</Button>
        </Stack>
      )}
      {all.length === 0 && (
        <Stack gap="xs" align="flex-start" component="output">
          <Text>
            {nextDay
              ? t('Nothing is free on these days.')
              : t('Nothing is free until {date}, as far as can be booked here.', {
                  date: formats.longDate(last),
                })}
          </Text>
          {nextDay && (
            <Button onClick={() => onDays(nextDay)}>
              {t('Next free day: {day}', { day: formats.shortDay(nextDay) })}
            </Button>
          )}
          <CallUs phone={phone}>
            {t('You can choose somebody else or another place above, or call us.')}
          </CallUs>
        </Stack>
      )}
    </Stack>
  );
};
