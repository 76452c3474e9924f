import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import {
  ListExport as Contract,
  ListExportPage,
  ListExportPart as ListExportPartContract,
  ListExportPartQuery,
  ListExportQuery,
  type ListName,
} from '../../../shared/clinic/list-exports.ts';
import { ById } from '../../../shared/scalars.ts';
import { isPermitted } from '../../api/permission.ts';
import type { Route } from '../../api/procedure-meta.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { actorOf } from '../../data/records/actor.ts';
import { recordAccess } from '../../data/trails/record-access.ts';
import { MISSING, Refusal } from '../../errors.ts';
import type { ExportedList } from './exported-list.ts';
import { keptUntil, ListExport } from './list-export.entity.ts';
import { ListExportPart } from './list-export-part.entity.ts';
import { lists } from './lists.ts';

const Answer = z
  .instanceof(ListExport)
  .transform(
    ({ writtenAt, ...fields }): z.input<typeof Contract> => ({
      ...fields,
      keptUntil: keptUntil(writtenAt),
    }),
  )
  .pipe(Contract);

/** A member's own; anybody else's is missing, as one that never was. */
const findOwn = async (em: ClinicEm, id: string): Promise<ListExport> => {
  const { userId } = actorOf(em);
  if (!userId) throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
  return em.findOneOrFail(ListExport, { id, createdBy: userId });
};

interface Asked {
  cursor?: string | undefined;
  limit: number;
  ownerId: string | null;
}

const listed = listOf(ListExport, sortedBy(['createdAt'], { descending: true }), {
  where: ({ ownerId }: Asked) => ({ created_by: ownerId }),
});

/** What a filter names: a record, some, or none. */
const Ids = z.union([z.string(), z.array(z.string())]).optional();

/** Has all of a list written to a file: what it shows, with its filters and in its order. */
const ask = <Query extends z.ZodType>(name: ListName, list: ExportedList<Query>) =>
  allowed(list.permission, `POST /list-exports/${name}` satisfies Route, list.query, Answer, {
    withinFacilities: !list.isWholeClinic,
    confirmed: list.isConfirmed ?? false,
  }).mutation(async ({ ctx: { em, caller }, input }) => {
    if (!actorOf(em).userId) throw new Refusal('Only a member of the clinic can export a list.');
    for (const [field, find] of Object.entries(list.names)) {
      const named = Ids.parse(Reflect.get(Object(input), field));
      if (named) await find(em, [named].flat());
    }
    await list.expectPossible?.(em, list.query.parse(input), caller.clinic);
    return em.create(ListExport, { list: name, query: JSON.stringify(input) });
  });

/** Lists to take along, each a file that only who asked for it can fetch, for a day. */
export const listExports = router({
  patients: ask('patients', lists.patients),
  bookings: ask('bookings', lists.bookings),
  services: ask('services', lists.services),
  staff: ask('staff', lists.staff),
  facilities: ask('facilities', lists.facilities),
  audit: ask('audit', lists.audit),
  waitingList: ask('waiting-list', lists['waiting-list']),
  bookingRequests: ask('booking-requests', lists['booking-requests']),
  serviceRequests: ask('service-requests', lists['service-requests']),
  messages: ask('messages', lists.messages),
  mails: ask('mails', lists.mails),
  announcements: ask('announcements', lists.announcements),
  rooms: ask('rooms', lists.rooms),
  devices: ask('devices', lists.devices),
  holidays: ask('holidays', lists.holidays),
  dayExceptions: ask('day-exceptions', lists['day-exceptions']),
  timeOff: ask('time-off', lists['time-off']),
  webhooks: ask('webhooks', lists.webhooks),
  invoices: ask('invoices', lists.invoices),
  tasks: ask('tasks', lists.tasks),
  complianceRecords: ask('compliance-records', lists['compliance-records']),
  ledger: ask('ledger', lists.ledger),
  datev: ask('datev', lists.datev),
  expenses: ask('expenses', lists.expenses),
  webhookDeliveries: ask('webhook-deliveries', lists['webhook-deliveries']),

  list: allowed('exports:read', 'GET /list-exports', ListExportQuery, ListExportPage).query(
    async ({ ctx, input }) => {
      const page = await listed({ ctx, input: { ...input, ownerId: actorOf(ctx.em).userId } });
      const items = page.items.map(one => ({ ...one, keptUntil: keptUntil(one.writtenAt) }));
      return { ...page, items };
    },
  ),

  get: allowed('exports:read', 'GET /list-exports/{id}', ById, Answer).query(({ ctx: { em }, input }) =>
    findOwn(em, input.id),
  ),

  part: allowed(
    'exports:read',
    'GET /list-exports/{id}/parts/{position}',
    ListExportPartQuery,
    ListExportPartContract,
    { readsPatients: true },
  ).query(async ({ ctx: { em, caller }, input: { id, position } }) => {
    const job = await findOwn(em, id);
    // Whoever may not take such a list along any more has no file of it either (M19).
    const { permission, isWholeClinic }: ExportedList = lists[job.list];
    if (!isPermitted(caller, permission) || (isWholeClinic && caller.member.facilities))
      throw new TRPCError({ code: 'NOT_FOUND', message: MISSING });
    job.expectThere();
    const { csv, patientIds } = await em.findOneOrFail(ListExportPart, { export: job, position });
    recordAccess(em, patientIds);
    return { list: job.list, csv, isLast: position === job.parts - 1 };
  }),
});
