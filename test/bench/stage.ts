import type pg from 'pg';
import { sign } from '../../server/access/callers/tenant-signature.ts';
import { LONGEST_MS, openSession } from '../../server/access/sessions/sessions.ts';
import type { Planes } from '../../server/data/orm/planes.ts';
import { type Actor } from '../../server/data/records/actor.ts';
import type { Env } from '../../server/env.ts';
import { DAY } from '../../shared/durations.ts';
import type { Served } from './children.ts';

/** Everything the measurements share: the largest clinic, its people, and who asks. */
export interface Stage {
  env: Env;
  planes: Planes;
  /** Under row-level security, as the application connects. */
  app: pg.Client;
  /** Bypasses row-level security. */
  admin: pg.Client;
  medflow: Served;
  bare: Served;
  clinic: { id: string; slug: string; patients: number };
  /** The clinic's owner. */
  actor: Actor & { userId: string };
  /** Open sessions of the owner, one for each client, and their signatures. */
  sessions: { token: string; signature: string }[];
  /** The second largest clinic, for what one does to another. */
  neighbour: Pick<Stage, 'clinic' | 'sessions'>;
  patientIds: string[];
  practitionerIds: string[];
  serviceIds: string[];
  facilityId: string;
  /** A time that nobody has asked for yet. */
  nextWish: () => Wish;
}

export interface Wish {
  patientId: string;
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  startsAt: string;
}

type Cast = Omit<Stage, 'env' | 'planes' | 'app' | 'admin' | 'medflow' | 'bare'>;

const traceOf = (actorId: string) => ({
  ...{ actorId, procedure: 'bench', requestId: null, address: null, userAgent: null },
});

const signInOwner = async (admin: pg.Client, planes: Planes, tenantId: string, clients: number) => {
  const { rows } = await admin.query<{ id: string; account_id: string }>(
    "select id, account_id from clinic.users where tenant_id = $1 and role = 'owner'",
    [tenantId],
  );
  const [owner] = rows;
  if (!owner) throw new Error('The clinic has no owner.');
  const expiresAt = new Date(Date.now() + LONGEST_MS);
  const sessions: Stage['sessions'] = [];
  for (let client = 0; client < clients; client++) {
    const token = await openSession(planes, { accountId: owner.account_id, tenantId }, traceOf(owner.id));
    sessions.push({ token, signature: sign({ tenantId, token, expiresAt }, planes.signatureKeys) });
  }
  return { userId: owner.id, sessions };
};

/** Finds out who is who in the largest clinic, and signs the owner in. */
export const cast = async (admin: pg.Client, planes: Planes, clients: number): Promise<Cast> => {
  const { rows } = await admin.query<Stage['clinic']>(
    'select c.id, slug, patients from sized join platform.clinics c using (id) order by no limit 2',
  );
  const [clinic, other] = rows;
  if (!clinic || !other) throw new Error('The benchmark needs two clinics.');
  const ids = async (sql: string): Promise<string[]> =>
    (await admin.query<{ id: string }>(sql, [clinic.id])).rows.map(({ id }) => id);
  const { userId, sessions } = await signInOwner(admin, planes, clinic.id, clients);
  const neighbour = { clinic: other, sessions: (await signInOwner(admin, planes, other.id, 2)).sessions };
  const people = {
    patientIds: await ids('select id from clinic.patients where tenant_id = $1 limit 5000'),
    practitionerIds: await ids("select id from clinic.users where tenant_id = $1 and role = 'provider'"),
    serviceIds: await ids('select id from clinic.services where tenant_id = $1'),
    facilityId: (await ids('select id from clinic.facilities where tenant_id = $1'))[0] ?? '',
  };
  const actor = {
    tenantId: clinic.id,
    userId,
    facilities: null,
    grantId: null,
    trail: traceOf(userId),
  };
  return { clinic, actor, sessions, neighbour, ...people, nextWish: wishes(people) };
};

const HALF_HOUR = 30 * 60_000;

/** Half hours in which the facility is open in summer as in winter: from 8 to 14 o'clock UTC. */
const A_DAY = 12;

/** One open half hour after the other for all providers in turn, from a year ahead, where nothing is booked. */
const wishes = ({
  patientIds,
  practitionerIds,
  serviceIds,
  facilityId,
}: Pick<Stage, 'patientIds' | 'practitionerIds' | 'serviceIds' | 'facilityId'>): (() => Wish) => {
  const start = Math.ceil(Date.now() / DAY + 365) * DAY + 8 * 3_600_000;
  const at = (list: string[], turn: number): string => list[turn % list.length] ?? '';
  let turn = 0;
  return () => {
    const slot = Math.floor(++turn / practitionerIds.length);
    const time = start + Math.floor(slot / A_DAY) * DAY + (slot % A_DAY) * HALF_HOUR;
    return {
      patientId: at(patientIds, turn),
      serviceId: at(serviceIds, turn),
      practitionerId: at(practitionerIds, turn),
      facilityId,
      startsAt: new Date(time).toISOString(),
    };
  };
};
