import { ComplianceToExport } from '../../../shared/clinic/compliance.ts';
import { TasksToExport } from '../../../shared/clinic/tasks.ts';
import { answerOf as complianceOf } from '../compliance/compliance-view.ts';
import { listCompliance } from '../compliance/list-compliance.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { Patient } from '../patients/patient.entity.ts';
import { listTasks } from '../tasks/list-tasks.ts';
import { answerOf } from '../tasks/task-view.ts';
import { User } from '../users/user.entity.ts';
import { every, local } from './cells.ts';
import { exportedList } from './exported-list.ts';

/** What somebody is to do, did, or has to have. */
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
  'compliance-records': exportedList({
    ...{ of: 'complianceRecords.list', permission: 'compliance:read', entity: 'ComplianceRecord' },
    ...{ query: ComplianceToExport, names: { userId: every(User), facilityId: every(Facility) } },
    list: async (em, input, { timeZone }) => {
      const { items, nextCursor } = await listCompliance(em, input, timeZone);
      return { items: items.map(complianceOf), nextCursor };
    },
    columns: {
      Record: ({ title }) => title,
      Kind: ({ kind }) => kind,
      Member: ({ user }) => user?.name,
      Facility: ({ facility }) => facility?.name,
      Number: ({ reference }) => reference,
      'Issued by': ({ issuedBy }) => issuedBy,
      'Issued on': ({ issuedOn }) => issuedOn,
      'Valid until': ({ expiresOn }) => expiresOn,
      Status: ({ status }) => status,
      'Days left': ({ daysLeft }) => daysLeft,
      'Kept at': ({ original }) => original,
      Notes: ({ notes }) => notes,
    },
  }),
};
