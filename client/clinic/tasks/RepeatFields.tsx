import { Group, NumberInput, Select, Text } from '@mantine/core';
import { nextDues, type Repeat } from '../../../shared/clinic/repeats.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';

type Props = {
  value: Repeat | null;
  onChange: (repeat: Repeat | null) => void;
  dueOn: string;
  /** What its days are counted from as long as neither day nor rule is changed. */
  anchor: string | null;
};

const units: Record<Repeat['unit'], string> = {
  days: t('Days'),
  weeks: t('Weeks'),
  months: t('Months'),
  years: t('Years'),
};
const ways: Record<Repeat['by'], string> = {
  calendar: t('By the calendar'),
  done: t('From when it was done'),
};
const begun: Repeat = { unit: 'months', every: 1, by: 'calendar' };
const isDate = (date: string): boolean => /^\d{4}-\d\d-\d\d$/.test(date);

/** Whether and how a task comes again, with the days that follow from it, by the function that makes them (RQ30, M6). */
export const RepeatFields = ({ value, onChange, dueOn, anchor }: Props) => {
  const { date } = useFormats();
  const days = value && isDate(dueOn) ? nextDues(value, anchor ?? dueOn, dueOn, 3).map(day => date(day)) : [];
  const change = (part: Partial<Repeat>) => onChange({ ...begun, ...value, ...part });
  return (
    <>
      <Group gap="sm" align="flex-end" grow preventGrowOverflow={false}>
        <Select
          label={t('Comes again')}
          placeholder={t('Once only')}
          clearable
          data={optionsOf(units)}
          value={value?.unit ?? null}
          onChange={unit => (unit ? change({ unit }) : onChange(null))}
        />
        {value && (
          <NumberInput
            label={t('Every')}
            min={1}
            max={100}
            allowDecimal={false}
            value={value.every}
            onChange={every => Number(every) >= 1 && change({ every: Number(every) })}
          />
        )}
        {value && (
          <Select
            label={t('Counted')}
            allowDeselect={false}
            data={optionsOf(ways)}
            value={value.by}
            onChange={by => by && change({ by })}
          />
        )}
      </Group>
      {days.length > 0 && (
        <Text size="sm" c="dimmed" aria-live="polite">
          {value?.by === 'done'
            ? t('If each is done on its day: {first}, {second}, {third}', {
                ...{ first: days[0] ?? '', second: days[1] ?? '', third: days[2] ?? '' },
              })
            : t('Then on {first}, {second}, {third}', {
                ...{ first: days[0] ?? '', second: days[1] ?? '', third: days[2] ?? '' },
              })}
        </Text>
      )}
    </>
  );
};
