import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconCopy, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { weekdays } from './weekdays.ts';

const workdays = [1, 2, 3, 4, 5];

type Props<Row> = {
  hours: readonly Row[];
  readOnly: boolean;
  /** What is said of a day without hours. */
  none: string;
  onAdd: (weekday: number) => void;
  /** Is given the whole week. */
  onChange: (hours: Row[]) => void;
  children: (row: Row, index: number, label: string) => ReactNode;
};

/** The days of a usual week with the hours of each, and a button that adds some. */
export const WeekFields = <Row extends { weekday: number }>(props: Props<Row>) => {
  const { hours, readOnly, none, onAdd, onChange, children } = props;
  /** Monday to Friday are what most people work, so one of these days is enough to say so. */
  const copyToWorkdays = (weekday: number) => {
    const copied = hours.filter(row => row.weekday === weekday);
    const others = workdays.filter(day => day !== weekday);
    onChange([
      ...hours.filter(row => !others.includes(row.weekday)),
      ...others.flatMap(day => copied.map(row => ({ ...row, weekday: day }))),
    ]);
  };
  return weekdays.map(({ weekday, label }) => (
    <fieldset key={weekday} className="weekday" disabled={readOnly}>
      <Group justify="space-between" wrap="nowrap">
        <Text component="legend" size="sm" fw={600}>
          {label}
        </Text>
        {!readOnly && (
          <Group gap={4} wrap="nowrap">
            {workdays.includes(weekday) && hours.some(row => row.weekday === weekday) && (
              <Tooltip label={t('The same from Monday to Friday')}>
                <ActionIcon
                  aria-label={t('The hours of {day} from Monday to Friday', { day: label })}
                  onClick={() => copyToWorkdays(weekday)}
                >
                  <IconCopy size={18} aria-hidden />
                </ActionIcon>
              </Tooltip>
            )}
            <ActionIcon aria-label={t('Add hours on {day}', { day: label })} onClick={() => onAdd(weekday)}>
              <IconPlus size={18} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
      {hours.map((row, index) => row.weekday === weekday && children(row, index, label))}
      {!hours.some(row => row.weekday === weekday) && (
        <Text size="sm" c="dimmed">
          {none}
        </Text>
      )}
    </fieldset>
  ));
};
