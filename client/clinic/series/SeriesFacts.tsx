import { Button, Skeleton, Text } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { Frequency } from '../../../shared/clinic/series.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { SkippedDates } from './SkippedDates.tsx';
import { useChangeSeries } from './use-change-series.ts';
import { useSeriesOf } from './use-series-of.ts';

const every: Record<Frequency, (interval: number) => string> = {
  daily: interval => t('{interval, plural, =1 {Every day} other {Every # days}}', { interval }),
  weekly: interval => t('{interval, plural, =1 {Every week} other {Every # weeks}}', { interval }),
  monthly: interval => t('{interval, plural, =1 {Every month} other {Every # months}}', { interval }),
};

/** The series of a booking in words, and the way back from its last cancellation. */
export const SeriesFacts = ({ booking }: { booking: BookingRow }) => {
  const may = useMay();
  const { data: series, error } = useSeriesOf(booking);
  const { takeBack } = useChangeSeries();
  if (error) return <>{t('It cannot be shown at the moment.')}</>;
  if (!series) return <Skeleton h={20} aria-busy="true" />;
  const { frequency, interval, dates, skipped, cancelledFrom } = series;
  const cancelled = dates.filter(({ status }) => status === 'cancelled').length;
  const parts = [
    every[frequency](interval),
    t('{count} dates', { count: dates.length }),
    ...(cancelled > 0 ? [t('{count} cancelled', { count: cancelled })] : []),
    ...(skipped.length > 0 ? [t('{count} skipped', { count: skipped.length })] : []),
  ];
  return (
    <>
      <Text size="sm">{parts.join(', ')}</Text>
      {skipped.length > 0 && <SkippedDates series={series} />}
      {cancelledFrom && may('bookings:write') && (
        <Button size="compact-sm" variant="default" onClick={() => void takeBack(series).catch(tellFailure)}>
          {t('Take back: cancellation of the series')}
        </Button>
      )}
    </>
  );
};
