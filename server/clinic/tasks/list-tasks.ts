import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { TaskQuery, TaskState } from '../../../shared/clinic/tasks.ts';
import { equal, sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { Task } from './task.entity.ts';
import { withRelations } from './task-view.ts';

const select = rowsOf<EntityDTO<Task>>(em =>
  em.createQueryBuilder(Task, 'r').select(['r.id', 'r.dueOn', 'r.place']),
);

const orders = {
  due: sortedBy(['dueOn'], { nullable: true }),
  place: sortedBy(['place'], { descending: true }),
};
const OPEN = `r.status in ('todo', 'doing')`;

/** Overdue is counted by the calendar of the clinic, not of whoever looks (RQ32). */
const inState = (state: TaskState, today: string) => {
  if (state === 'open') return [raw(OPEN)];
  if (state === 'over') return [raw(`not (${OPEN})`)];
  return state === 'overdue' ? [raw(`${OPEN} and r.due_on < ?::date`, [today])] : [];
};

/** A page of what is to do, what is due first before all others. */
export const listTasks = async (
  em: ClinicEm,
  input: Omit<z.output<typeof TaskQuery>, 'limit'> & { limit: number },
  timeZone: string,
) => {
  const { state, status, mine, assigneeId, priority, patientId, trashed, limit } = input;
  // None for an operator under a support grant, to whom nothing is given to do.
  const { userId } = actorOf(em);
  const order = orders[input.order];
  const conditions = [
    ...(trashed ? [] : inState(state, `${Temporal.Now.plainDateISO(timeZone)}`)),
    ...(mine ? [userId ? raw('r.assignee_id = ?', [userId]) : raw('false')] : []),
    ...equal('r', { assignee_id: assigneeId, about_patient_id: patientId, priority, status }),
    ...fromCursor(order, input),
  ];
  const rows = await select(em, { conditions, order, trashed, limit: limit + 1 });
  const { items, nextCursor } = pageOf(rows, order, input);
  const ids = items.map(({ id }) => id);
  const tasks = await em.find(Task, { id: { $in: ids } }, { filters: { live: false } });
  tasks.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
  return { items: await withRelations(em, tasks, timeZone), nextCursor };
};
