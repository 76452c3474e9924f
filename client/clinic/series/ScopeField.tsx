import { Radio, Stack, Text } from '@mantine/core';
import type { SeriesRow } from '../../../shared/clinic/series.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** Which bookings of a series a change is about. */
export type Scope = 'this' | 'following' | 'all';

type Props = {
  series: SeriesRow;
  /** The date of the booking that is looked at. */
  date: string;
  value: Scope;
  onChange: (scope: Scope) => void;
  /** Whether those stay that were moved or edited alone. */
  keepsAlone?: boolean;
};

/** Asks how much of a series is meant, and says how many bookings each answer is about (S18). */
export const ScopeField = ({ series, date, value, onChange, keepsAlone = false }: Props) => {
  const now = new Date().toISOString();
  const toCome = series.dates.filter(
    ({ status, startsAt }) => (status === 'pending' || status === 'confirmed') && startsAt > now,
  );
  const following = toCome.filter(other => other.date >= date);
  const alone = (value === 'all' ? toCome : following).filter(({ changedAlone }) => changedAlone).length;
  return (
    <Radio.Group label={t('This booking is one of a series')} value={value} onChange={onChange}>
      <Stack gap={4} mt={4}>
        <Radio value="this" label={t('Only this one')} />
        <Radio value="following" label={t('This and the following ({count})', { count: following.length })} />
        <Radio value="all" label={t('All that are to come ({count})', { count: toCome.length })} />
      </Stack>
      {value !== 'this' && alone > 0 && (
        <Text size="sm" mt={4}>
          {keepsAlone
            ? t('{count} of them changed alone, and will stay.', { count: alone })
            : t('{count} of them changed alone, and will go as well.', { count: alone })}
        </Text>
      )}
    </Radio.Group>
  );
};
