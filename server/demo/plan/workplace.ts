import { z } from 'zod';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Actor, systemActor } from '../../data/records/actor.ts';
import type { Blueprint } from '../blueprints/blueprint.ts';

/** The demo clinic that is being filled. */
export interface Workplace {
  planes: Planes;
  tenantId: string;
  blueprint: Blueprint;
  now: Date;
}

/** Records in one transaction: enough to be quick, few enough to stay clear of the time limits of a call. */
const BATCH = 150;

/** One of the clinic's members, at one of its calls. */
export const actingAs = ({ tenantId }: Workplace, userId: string, procedure: string): Actor => ({
  ...{ tenantId, userId, facilities: null, grantId: null },
  trail: { procedure, requestId: null, address: null },
});

/** Does something in the clinic as one of its members, so that the audit reads like a day at work. */
export const asMember = <T>(
  workplace: Workplace,
  userId: string,
  procedure: string,
  work: (em: ClinicEm) => Promise<T>,
): Promise<T> => asActor(workplace.planes, actingAs(workplace, userId, procedure), work);

/** The records, in groups of those that `actorOf` names the same member for, none larger than a transaction should be. */
export const batches = <T>(records: T[], actorOf: (record: T) => string): [actor: string, records: T[]][] =>
  [...Map.groupBy(records, actorOf)].flatMap(([actor, own]) =>
    Array.from({ length: Math.ceil(own.length / BATCH) }, (_, n): [string, T[]] => [
      actor,
      own.slice(n * BATCH, (n + 1) * BATCH),
    ]),
  );

const tables = [
  'users',
  'facilities',
  'facility_addresses',
  'clinic_addresses',
  'services',
  'patients',
  'holidays',
  'time_off',
  'facility_staff',
  'rooms',
  'devices',
  'waiting_entries',
  'messages',
  'announcements',
  'substances',
  'interactions',
  'medications',
  'measurements',
  'health_events',
  'tasks',
  'task_templates',
  'compliance_records',
  'placements',
  'specialists',
  'placement_specialists',
] as const;

/** What of the plan the clinic does not have yet; what lies in its trash it has. */
export const missing = async <T extends { id: string }>(
  { planes, tenantId }: Workplace,
  table: (typeof tables)[number],
  planned: T[],
): Promise<T[]> => {
  const rows = await asActor(
    planes,
    systemActor(tenantId, 'seed'),
    em => inClinic(em, z.object({ id: z.string() }), `select id from clinic.${table}`),
    { readOnly: true },
  );
  const there = new Set(rows.map(row => row.id));
  return planned.filter(({ id }) => !there.has(id));
};
