import { type TaskRow, TaskStatus } from '../../../shared/clinic/tasks.ts';

/** What stands in each column of the board, from above. */
export type Columns = Record<TaskStatus, TaskRow[]>;
/** Where a task stands: in which column, and below how many others. */
export type Spot = { status: TaskStatus; index: number };

export const spotOf = (columns: Columns, id: string): Spot | undefined =>
  TaskStatus.options.flatMap(status => {
    const index = columns[status].findIndex(task => task.id === id);
    return index < 0 ? [] : [{ status, index }];
  })[0];

/** The board with a task at another place. */
export const withMoved = (columns: Columns, task: TaskRow, { status, index }: Spot): Columns =>
  Object.fromEntries(
    TaskStatus.options.map(of => {
      const others = columns[of].filter(({ id }) => id !== task.id);
      return [of, of === status ? others.toSpliced(index, 0, { ...task, status }) : others];
    }),
  ) as Columns;

/** The task below which one stands there; null is none. */
export const belowWhich = (columns: Columns, { id }: TaskRow, { status, index }: Spot): string | null =>
  columns[status].filter(other => other.id !== id)[index - 1]?.id ?? null;

const across: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
const down: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

export const isArrow = (key: string): boolean => key in across || key in down;

/** Where an arrow key puts a task; undefined for any other key, and where the board ends. */
export const stepped = (columns: Columns, task: TaskRow, spot: Spot, key: string): Spot | undefined => {
  const at = TaskStatus.options.indexOf(spot.status) + (across[key] ?? 0);
  const status = TaskStatus.options[at];
  if (!status || !isArrow(key)) return undefined;
  const others = columns[status].filter(({ id }) => id !== task.id);
  const index = spot.index + (down[key] ?? 0);
  if (index < 0) return undefined;
  return { status, index: Math.min(index, others.length) };
};

/** Which place lies under the pointer. */
export const spotUnder = ({ x, y }: { x: number; y: number }, carriedId: string): Spot | undefined => {
  const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]');
  const { data: status } = TaskStatus.safeParse(column?.dataset['column']);
  if (!column || !status) return undefined;
  const cards = [...column.querySelectorAll<HTMLElement>('[data-task]')];
  const passed = cards.filter(card => {
    const { top, height } = card.getBoundingClientRect();
    return card.dataset['task'] !== carriedId && top + height / 2 < y;
  });
  return { status, index: passed.length };
};
