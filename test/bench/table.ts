import type { Figures } from './figures.ts';
import type { Machine } from './machine.ts';

/** As a person reads it: value, goal, met or missed, and the details behind. */
export const tableOf = (machine: Machine, figures: Figures): string => {
  const rows = Object.entries(figures).map(([name, { value, goal, met, ...details }]) => [
    name,
    String(value),
    `${atMostGoals.has(name) ? '<=' : '>='} ${goal}`,
    met ? 'met' : 'missed',
    Object.entries(details)
      .map(([detail, seen]) => `${detail} ${seen}`)
      .join(', '),
  ]);
  const all = [['figure', 'value', 'goal', '', 'details'], ...rows];
  const widths = [0, 1, 2, 3].map(column => Math.max(...all.map(row => (row[column] ?? '').length)));
  const lines = all.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const { cpu, cores, memoryGb, node, postgres } = machine;
  return [...lines, '', `${cores} x ${cpu}, ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}`].join('\n');
};

const atMostGoals = new Set([
  'contextMs',
  'roundTripRatio',
  'clinicsGrowth',
  'sessionMs',
  'noisyNeighbour',
  'rlsPointRatio',
  'rlsListRatio',
  'searchP95Ms',
  'concurrent50',
  'liveMs',
  'rssMb',
  'rotationImpact',
  'freeSlotsMs',
  'calendarWeekMs',
  'formSaveMs',
  'homeMs',
  'coldLoadKb',
]);
