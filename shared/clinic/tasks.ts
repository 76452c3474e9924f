import { z } from 'zod';
import { t } from '../i18n/translate.ts';
import {
  AnswerInstant,
  Flag,
  Id,
  Line,
  LocalDate,
  Named,
  OptionalText,
  orNone,
  page,
  paging,
  recordFields,
  Version,
} from '../scalars.ts';
import { NotedPatient } from './bookings.ts';
import { Repeat } from './repeats.ts';
import { MOST_ITEMS, TaskItem } from './task-items.ts';

/** How far a task is; `off` was called off. */
export const TaskStatus = z.enum(['todo', 'doing', 'done', 'off']);
export type TaskStatus = z.infer<typeof TaskStatus>;
/** In these there is something left to do. */
export const openTaskStatuses: readonly TaskStatus[] = ['todo', 'doing'];

export const TaskPriority = z.enum(['urgent', 'usual', 'low']);
export type TaskPriority = z.infer<typeof TaskPriority>;

const fields = {
  title: Line(200),
  details: OptionalText(4000),
  /** Who is to do it; nobody yet, where it is left out. */
  assigneeId: orNone(Id),
  /** A day of the clinic's calendar; it is overdue from the day after on (RQ32). */
  dueOn: orNone(LocalDate),
  priority: TaskPriority,
  /** What it is about: a patient or a booking, never both. */
  patientId: orNone(Id),
  bookingId: orNone(Id),
  /** How it comes again, counted from its day; the next one is made once it is done (RQ31). */
  repeat: Repeat.nullish().transform(repeat => repeat ?? null),
};

type About = { patientId?: string | null | undefined; bookingId?: string | null | undefined };
const aboutOne = ({ patientId, bookingId }: About) => !patientId || !bookingId;
const aboutBoth = { error: t('A task is about a patient or about a booking.'), path: ['bookingId'] };

export const NewTask = z
  .strictObject({
    ...fields,
    priority: fields.priority.default('usual'),
    /** Lines of its checklist, in their order. */
    items: z.array(Line(200)).max(MOST_ITEMS).default([]),
  })
  .refine(aboutOne, aboutBoth)
  .refine(({ repeat, dueOn }) => !repeat || dueOn, {
    error: t('A task that comes again needs a day.'),
    path: ['dueOn'],
  });
export const TaskChange = z
  .strictObject({ ...z.object(fields).partial().shape, id: Id, version: Version })
  .refine(aboutOne, aboutBoth);
export const TaskStep = z.strictObject({ id: Id, version: Version, status: TaskStatus });

/** Which tasks are wanted: those with something left to do, the overdue of these, those that are over, or all. */
export const TaskState = z.enum(['open', 'overdue', 'over', 'all']);
export type TaskState = z.infer<typeof TaskState>;

/** Puts it into a column of the board, below another task there; without one, above all of them (RQ34). */
export const TaskMove = TaskStep.extend({ belowTaskId: orNone(Id) });

/** By their day, what is due first before all others and what has none last; or by the places people gave them. */
const TaskOrder = z.enum(['due', 'place']);

const filters = {
  state: TaskState.default('open'),
  status: TaskStatus.optional(),
  /** Only those of whoever asks. */
  mine: Flag.default(false),
  assigneeId: Id.optional(),
  priority: TaskPriority.optional(),
  patientId: Id.optional(),
  order: TaskOrder.default('due'),
  trashed: Flag.default(false),
};
export const TaskQuery = z.strictObject({ ...paging, ...filters });

/** All of a list, however many pages it has. */
export const TasksToExport = z.strictObject(filters);

export const TaskRow = z.object({
  ...recordFields,
  title: z.string(),
  details: z.string().nullable().default(null),
  assignee: Named.nullable(),
  dueOn: z.string().nullable().default(null),
  priority: TaskPriority,
  status: TaskStatus,
  /** When nothing was left to do, and by whom that was said. */
  overAt: AnswerInstant.nullable().default(null),
  overBy: Named.nullable(),
  isOverdue: z.boolean(),
  repeat: Repeat.nullable(),
  /** The day that its days are counted from. */
  repeatAnchor: z.string().nullable().default(null),
  /** The one that was made when this one was done. */
  next: z.object({ id: z.uuid(), dueOn: z.string() }).nullable(),
  patient: NotedPatient.nullable(),
  booking: z.object({ id: z.uuid(), startsAt: AnswerInstant }).nullable(),
  /** How many lines its checklist has, and how many are ticked. */
  lines: z.int(),
  linesDone: z.int(),
});
export type TaskRow = z.output<typeof TaskRow>;
export const TaskPage = page(TaskRow);
export const Task = TaskRow.extend({ items: z.array(TaskItem) });
export type Task = z.output<typeof Task>;
