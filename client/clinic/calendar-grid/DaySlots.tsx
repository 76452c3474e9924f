import { UnstyledButton } from '@mantine/core';
import { useWindowEvent } from '@mantine/hooks';
import { type KeyboardEvent, useState } from 'react';
import { readingKey } from '../../i18n/reading-direction.ts';
import { clockAt } from '../calendar-time/wall-minutes.ts';

/** Half an hour is large enough to hit; the form that opens takes any time. */
const slotMinutes = 30;

type Props = {
  /** Minutes after midnight. */
  from: number;
  to: number;
  labelOf: (span: string) => string;
  /** The place where the Tab key stops, counted from 0, if that is in this column; the arrow keys lead to the rest (S32). */
  tabStop: number | undefined;
  onFocus: (slot: number) => void;
  onPick: (from: number, to?: number) => void;
};

const steps: Record<string, [columns: number, rows: number]> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

const focusNeighbour = (event: KeyboardEvent<HTMLElement>, row: number) => {
  const [columns, rows] = steps[readingKey(event.key)] ?? [0, 0];
  if (!columns && !rows) return;
  event.preventDefault();
  const column = event.currentTarget.closest('.day-column');
  const sibling =
    columns === 0 ? column : columns > 0 ? column?.nextElementSibling : column?.previousElementSibling;
  sibling?.querySelectorAll<HTMLElement>('.day-slot')[row + rows]?.focus();
};

/** The places of a column that can be clicked, or dragged over for a longer appointment. */
export const DaySlots = ({ from, to, labelOf, tabStop, onFocus, onPick }: Props) => {
  const [range, setRange] = useState<{ anchor: number; head: number }>();
  const count = Math.ceil((to - from) / slotMinutes);
  const first = range && Math.min(range.anchor, range.head);
  const last = range && Math.max(range.anchor, range.head);
  const isChosen = (slot: number) =>
    first !== undefined && last !== undefined && first !== last && slot >= first && slot <= last;

  useWindowEvent('pointerup', () => {
    if (first === undefined || last === undefined) return;
    setRange(undefined);
    // One slot alone is a click, which the button itself answers.
    if (first !== last) onPick(from + first * slotMinutes, from + (last + 1) * slotMinutes);
  });

  return Array.from({ length: count }, (_, slot) => {
    const start = from + slot * slotMinutes;
    return (
      <UnstyledButton
        key={start}
        className="day-slot"
        aria-label={labelOf(`${clockAt(start)}:00 - ${clockAt(start + slotMinutes)}:00`)}
        tabIndex={tabStop !== undefined && slot === Math.min(tabStop, count - 1) ? 0 : -1}
        onFocus={() => onFocus(slot)}
        data-chosen={isChosen(slot) || undefined}
        onClick={() => onPick(start)}
        onKeyDown={event => focusNeighbour(event, slot)}
        onPointerDown={({ pointerType, button }) => {
          if (pointerType === 'mouse' && button === 0) setRange({ anchor: slot, head: slot });
        }}
        onPointerEnter={() => range && setRange({ ...range, head: slot })}
      />
    );
  });
};
