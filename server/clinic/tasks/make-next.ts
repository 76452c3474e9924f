import { nextDue } from '../../../shared/clinic/repeats.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { User } from '../users/user.entity.ts';
import { Task } from './task.entity.ts';
import { addItems, itemsOf } from './write-item.ts';

/** Days that a field for dates takes. */
const LAST_DAY = '2199-12-31';

/**
 * Makes what comes after a task that is done just now, as another one with all its lines and none of their ticks (RQ31, RQ35). Once:
 * who takes the tick back and ticks it again finds the one that was made, even in the trash.
 */
export const makeNext = async (em: ClinicEm, task: Task, today: string): Promise<void> => {
  const repeat = task.repeat();
  const { dueOn, repeatAnchor: anchor } = task;
  if (!repeat || !dueOn || !anchor) return;
  if (await em.findOne(Task, { formerId: task.id }, { filters: { live: false } })) return;
  const nextOn = nextDue(repeat, { anchor, dueOn, doneOn: today });
  if (nextOn > LAST_DAY) return;
  const { id: formerId, title, details, priority, assignee, aboutPatient, aboutBooking } = task;
  const isThere = assignee && (await em.findOne(User, { id: assignee.id, status: 'active' }));
  const next = em.create(Task, {
    ...{ formerId, title, details, priority, aboutPatient, aboutBooking, dueOn: nextOn },
    ...{ repeatUnit: repeat.unit, repeatEvery: repeat.every, repeatBy: repeat.by },
    repeatAnchor: repeat.by === 'done' ? nextOn : anchor,
    // Nothing new is given to who has left.
    assignee: isThere ? assignee : null,
  });
  addItems(
    em,
    next,
    (await itemsOf(em, task.id)).map(({ text }) => text),
  );
};
