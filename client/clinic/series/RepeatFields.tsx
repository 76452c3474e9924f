import { Chip, Group, NumberInput, Select, SimpleGrid, Stack, Text } from '@mantine/core';
import { MOST_DATES } from '../../../shared/clinic/series.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { weekdays } from '../availability/weekdays.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import type { RepeatDraft } from './repeat-draft.ts';
import { SeriesDates } from './SeriesDates.tsx';
import type { Repeat } from './use-repeat.ts';

const frequencies: Record<RepeatDraft['frequency'], string> = {
  ...{ never: t('Does not repeat'), daily: t('Daily'), weekly: t('Weekly'), monthly: t('Monthly') },
};
/** What its interval is counted in. */
const units: Record<RepeatDraft['frequency'], (interval: number) => string> = {
  never: () => '',
  daily: interval => t('{interval, plural, one {day} other {days}}', { interval }),
  weekly: interval => t('{interval, plural, one {week} other {weeks}}', { interval }),
  monthly: interval => t('{interval, plural, one {month} other {months}}', { interval }),
};
const endings = { count: t('After some dates'), until: t('On a day') };
const shortMonths = { 'last-day': t('On their last day'), skip: t('Not at all') };
const optionsOf = (labels: Record<string, string>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

/** Whether a booking repeats, by which rule, and what becomes of each of its dates. */
export const RepeatFields = ({ repeat }: { repeat: Repeat }) => {
  const { draft, change, isRepeated } = repeat;
  return (
    <Stack gap="xs">
      <Select
        label={t('Repeat')}
        allowDeselect={false}
        data={optionsOf(frequencies)}
        value={draft.frequency}
        onChange={value => value && change({ frequency: value as RepeatDraft['frequency'] })}
      />
      {isRepeated && (
        <Stack gap="xs" className="inset">
          <Rule repeat={repeat} />
          <SeriesDates repeat={repeat} />
        </Stack>
      )}
    </Stack>
  );
};

const Rule = ({ repeat: { draft, change, endError } }: { repeat: Repeat }) => (
  <>
    <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="xs">
      <NumberInput
        label={t('Every')}
        suffix={` ${units[draft.frequency](draft.interval)}`}
        min={1}
        max={52}
        allowDecimal={false}
        value={draft.interval}
        onChange={interval => change({ interval: Number(interval) })}
      />
      <Select
        label={t('Ends')}
        allowDeselect={false}
        data={optionsOf(endings)}
        value={draft.ends}
        onChange={ends => ends && change({ ends: ends as RepeatDraft['ends'] })}
      />
      {draft.ends === 'count' ? (
        <NumberInput
          label={t('Dates')}
          min={1}
          max={MOST_DATES}
          allowDecimal={false}
          value={draft.count}
          onChange={count => change({ count: Number(count) })}
        />
      ) : (
        <ClinicDate
          label={t('Last day')}
          withAsterisk
          error={endError}
          value={draft.until}
          onChange={until => change({ until })}
        />
      )}
    </SimpleGrid>
    {draft.frequency === 'weekly' && (
      <fieldset className="bare">
        <Text component="legend" size="sm" fw={500} mb={4}>
          {t('On these weekdays')}
        </Text>
        <Chip.Group multiple value={draft.weekdays} onChange={days => change({ weekdays: days })}>
          <Group gap={6}>
            {weekdays.map(({ weekday, label }) => (
              <Chip key={weekday} value={String(weekday)} size="xs">
                {label}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </fieldset>
    )}
    {draft.frequency === 'monthly' && (
      <Select
        label={t('In months that are too short for the day')}
        allowDeselect={false}
        data={optionsOf(shortMonths)}
        value={draft.shortMonths}
        onChange={value => value && change({ shortMonths: value as RepeatDraft['shortMonths'] })}
      />
    )}
  </>
);
