import { TasksToExport } from '../../../shared/clinic/tasks.ts';
import { Patient } from '../patients/patient.entity.ts';
import { listTasks } from '../tasks/list-tasks.ts';
import { answerOf } from '../tasks/task-view.ts';
import { User } from '../users/user.entity.ts';
import { every, local } from './cells.ts';
import { exportedList } from './exported-list.ts';

/** What somebody is to do, or did. */
export const listsOfWork = {
  // Titles name patients, whatever a task is about.
  tasks: exportedList({
    ...{ of: 'tasks.list', permission: 'patients:export', entity: 'Task', isConfirmed: true },
    ...{ query: TasksToExport, names: { assigneeId: every(User), patientId: every(Patient) } },
    list: async (em, input, { timeZone }) => {
      const { items, nextCursor } = await listTasks(em, input, timeZone);
      return { items: items.map(answerOf), nextCursor };
    },
    patientOf: ({ patient }) => patient?.id,
    columns: {
      Task: ({ title }) => title,
      Details: ({ details }) => details,
      'Who does it': ({ assignee }) => assignee?.name,
      Due: ({ dueOn }) => dueOn,
      Priority: ({ priority }) => priority,
      Status: ({ status }) => status,
      Patient: ({ patient }) => patient?.name,
      Booking: ({ booking }, { timeZone }) => booking && local(String(booking.startsAt), timeZone),
      Lines: ({ lines }) => lines,
      'Lines done': ({ linesDone }) => linesDone,
      'Over since': ({ overAt }, { timeZone }) => overAt && local(String(overAt), timeZone),
      'Said by': ({ overBy }) => overBy?.name,
    },
  }),
};
