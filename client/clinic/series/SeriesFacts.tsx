import { Button, Skeleton, Text } from '@mantine/core';
import type { BookingRow } from '../../../shared/clinic/bookings.ts';
import type { SeriesRow } from '../../../shared/clinic/series.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { SkippedDates } from './SkippedDates.tsx';
import { useChangeSeries } from './use-change-series.ts';
import { useSeriesOf } from './use-series-of.ts';

const every = ({ frequency, interval }: SeriesRow): string => {
  const unit = { daily: 'day', weekly: 'week', monthly: 'month' }[frequency];
  return interval === 1 ? `Every ${unit}` : `Every ${interval} ${unit}s`;
};

/** The series of a booking in words, and the way back from its last cancellation. */
export const SeriesFacts = ({ booking }: { booking: BookingRow }) => {
  const may = useMay();
  const { data: series, error } = useSeriesOf(booking);
  const { takeBack } = useChangeSeries();
  if (error) return <>{t('It cannot be shown at the moment.')}</>;
  if (!series) return <Skeleton h={20} aria-busy="true" />;
  const { dates, skipped, cancelledFrom } = series;
  const cancelled = dates.filter(({ status }) => status === 'cancelled').length;
  const parts = [
    `${every(series)}, ${dates.length} dates`,
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} skipped`] : []),
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
