import { Button, Group, Text } from '@mantine/core';
import type { SeriesRow } from '../../../shared/clinic/series.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { useChangeSeries } from './use-change-series.ts';

/** The dates of a series on which nothing was booked, each of which can be added later (S17). */
export const SkippedDates = ({ series }: { series: SeriesRow }) => {
  const { shortDay, fullDay } = useFormats();
  const may = useMay();
  const { addDate, isPending } = useChangeSeries();
  // One that was cancelled as a whole has ended (S19).
  const goesOn = series.dates.some(({ status }) => status !== 'cancelled');
  return (
    <ul className="plain-list skipped-dates" aria-label={t('Skipped dates')}>
      {series.skipped.map(date => (
        <Group key={date} component="li" justify="space-between" wrap="nowrap" gap="xs">
          <Text size="sm">{t('Skipped: {day}', { day: shortDay(date) })}</Text>
          {goesOn && may('bookings:write') && (
            <Button
              size="compact-sm"
              variant="default"
              style={{ flex: 'none' }}
              aria-label={t('Add {day}', { day: fullDay(date) })}
              disabled={isPending}
              onClick={() => void addDate(series, date).catch(tellFailure)}
            >
              {t('Add')}
            </Button>
          )}
        </Group>
      ))}
    </ul>
  );
};
