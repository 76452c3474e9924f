import { ActionIcon, Checkbox, Group, Popover, SegmentedControl, Text } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconColumns3 } from '@tabler/icons-react';
import { useRef } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { CalendarLanes } from '../bookings/calendar-search.ts';
import { shifted } from './column-order.ts';
import { useColumnChoice } from './use-column-choice.ts';

const kinds: Record<CalendarLanes, string> = {
  practitioner: t('Practitioners'),
  facility: t('Facilities'),
  room: t('Rooms'),
};

type Props = { lanes: CalendarLanes; onLanes: (lanes: CalendarLanes) => void };

/** Whose columns a day has, in which order, and which of them are shown; kept for the user (FD5). */
export const ColumnsMenu = ({ lanes, onLanes }: Props) => {
  const { options, choice, change } = useColumnChoice(lanes);
  const list = useRef<HTMLUListElement>(null);
  const ids = options.map(({ value }) => value);
  const hidden = choice.hidden.filter(id => ids.includes(id));

  const name = hidden.length > 0 ? t('Columns ({count} hidden)', { count: hidden.length }) : t('Columns');

  const move = (id: string, by: -1 | 1) => {
    change(() => ({ order: shifted(ids, id, by) }));
    // The row moves away below the button; whoever uses the keyboard goes with it.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-move="${id} ${by}"]`)?.focus(),
    );
  };
  const show = (id: string, isShown: boolean) =>
    change(now => {
      const others = now.hidden.filter(other => other !== id && ids.includes(other));
      return { hidden: isShown ? others : [...others, id] };
    });

  return (
    <Popover position="bottom-end" shadow="md" width={300} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant={hidden.length > 0 ? 'light' : 'default'}
          size={36}
          aria-label={name}
          title={name}
        >
          <IconColumns3 size={18} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('Columns')}>
        <SegmentedControl
          aria-label={t('Columns are')}
          fullWidth
          mb="xs"
          value={lanes}
          onChange={value => onLanes(CalendarLanes.parse(value))}
          data={optionsOf(kinds)}
        />
        <ul ref={list} className="plain-list column-list">
          {options.map(({ value, label }, place) => (
            <Group key={value} component="li" wrap="nowrap" gap={4}>
              <Checkbox
                flex={1}
                label={label}
                checked={!hidden.includes(value)}
                // A day without any column would say nothing.
                disabled={!hidden.includes(value) && hidden.length === ids.length - 1}
                onChange={event => show(value, event.currentTarget.checked)}
              />
              <ActionIcon
                variant="subtle"
                aria-label={t('Move {name} to the left', { name: label })}
                data-move={`${value} -1`}
                aria-disabled={place === 0}
                onClick={() => move(value, -1)}
              >
                <IconChevronUp size={16} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                aria-label={t('Move {name} to the right', { name: label })}
                data-move={`${value} 1`}
                aria-disabled={place === ids.length - 1}
                onClick={() => move(value, 1)}
              >
                <IconChevronDown size={16} aria-hidden />
              </ActionIcon>
            </Group>
          ))}
        </ul>
        <Text size="xs" c="dimmed" mt="xs">
          {lanes === 'room' && `${t('What has no room stands last.')} `}
          {t('Kept for you, wherever you sign in.')}
        </Text>
      </Popover.Dropdown>
    </Popover>
  );
};
