import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** The columns of each answer are those that the application selects for the same call. */
const servicesSql = `
  select tenant_id, id, created_at, created_by, updated_at, updated_by, deleted_at, deleted_by, version, name, slug,
    description, duration_minutes, buffer_minutes, price, currency, status, color,
    capacity, practitioner_ids, facility_ids, room_ids, device_ids
  from clinic.services where tenant_id = $1 and deleted_at is null order by name, id limit 51`;
const patientsSql = `
  select id, version, created_at, updated_at, deleted_at, first_name, last_name, preferred_name, birth_date, sex,
    identifier, email, phone, alerts, status
  from clinic.patients where tenant_id = $1 and deleted_at is null order by name_order, id limit 51`;
const accessSql = `
  insert into clinic.access_entries (tenant_id, id, at, actor_id, procedure, request_id, address, patient_ids)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const bookingSql = `
  insert into clinic.bookings (tenant_id, id, created_at, created_by, updated_at, updated_by, patient_id, service_id,
    practitioner_id, facility_id, starts_at, ends_at, busy_until, status, wall_time, time_zone, price, currency)
  values ($1, $2, $3, $4, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11, $12, 'UTC', 4500, 'EUR') returning *`;
const claimsSql = `
  insert into clinic.claims (tenant_id, booking_id, facility_id, starts_at, ends_at, kind, resource_id, party)
  values ($1, $2, $3, $4, $5, 'practitioner', $6, $2), ($1, $2, $3, $4, $5, 'patient', $7, $2)`;
const auditSql = `
  insert into clinic.audit_entries (tenant_id, id, at, actor_id, procedure, request_id, address, action, entity,
    entity_id, changes)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
const countSql = `
  update clinic.invoice_counters set last_number = last_number + 1 where tenant_id = $1 and series = 'invoice'
  returning last_number as number`;
const issueSql = `
  update clinic.invoices i set status = 'issued', number = $3::int, reference = 'INV-' || lpad(($3::int)::text, 6, '0'),
    issued_on = current_date, due_on = current_date + 14, recipient = p.first_name, seller = 'Bare',
    version = i.version + 1, updated_at = now(), updated_by = $4
  from clinic.patients p where p.tenant_id = i.tenant_id and p.id = i.patient_id
    and i.tenant_id = $1 and i.id = $2 and i.status = 'draft' returning i.*`;

export const listServices = async (pool: pg.Pool, tenant: string) => {
  const { rows } = await pool.query(servicesSql, [tenant]);
  return { items: rows.slice(0, 50), nextCursor: rows.length > 50 ? rows[49].id : null };
};

export const listPatients = (pool: pg.Pool, tenant: string, actor: string) =>
  inTransaction(pool, async client => {
    const { rows } = await client.query(patientsSql, [tenant]);
    const items = rows.slice(0, 50);
    const seen = items.map(({ id }) => id);
    await client.query(accessSql, [tenant, ...trail(actor, 'patients.list'), seen]);
    return { items, nextCursor: rows.length > 50 ? rows[49].id : null };
  });

/** A booking as the application's own call asks for it. */
export interface BareBooking {
  tenant: string;
  actor: string;
  patientId: string;
  serviceId: string;
  practitionerId: string;
  facilityId: string;
  startsAt: string;
}

export const book = (pool: pg.Pool, { tenant, actor, ...wish }: BareBooking) =>
  inTransaction(pool, async client => {
    const [id, startsAt] = [randomUUID(), new Date(wish.startsAt)];
    const endsAt = new Date(+startsAt + 30 * 60_000);
    const links = [wish.patientId, wish.serviceId, wish.practitionerId, wish.facilityId];
    const stamps = [tenant, id, new Date(), actor];
    const { rows } = await client.query(bookingSql, [
      ...[...stamps, ...links, startsAt, endsAt, 'pending'],
      wish.startsAt.slice(0, 'YYYY-MM-DDTHH:MM'.length),
    ]);
    const {
      patientId: patient,
      serviceId: service,
      practitionerId: practitioner,
      facilityId: facility,
    } = wish;
    const fields = {
      patient,
      service,
      practitioner,
      facility,
      startsAt,
      endsAt,
      busyUntil: endsAt,
      status: 'pending',
    };
    const changes = Object.fromEntries(
      Object.entries(fields).map(([name, to]) => [name, { from: null, to }]),
    );
    const claimed = [wish.facilityId, startsAt, endsAt, wish.practitionerId, wish.patientId];
    await client.query(claimsSql, [tenant, id, ...claimed]);
    const entry = ['CREATE', 'Booking', id, JSON.stringify(changes)];
    await client.query(auditSql, [tenant, ...trail(actor, 'bookings.book'), ...entry]);
    return rows[0];
  });

/** Issues a draft under the next number: who else issues waits at the counter. */
export const issue = (pool: pg.Pool, { tenant, actor, id }: { tenant: string; actor: string; id: string }) =>
  inTransaction(pool, async client => {
    const counted = await client.query<{ number: number }>(countSql, [tenant]);
    const number = counted.rows[0]?.number;
    const { rows } = await client.query(issueSql, [tenant, id, number, actor]);
    const changes = { status: { from: 'draft', to: 'issued' }, number: { from: null, to: number } };
    const entry = ['UPDATE', 'Invoice', id, JSON.stringify(changes)];
    await client.query(auditSql, [tenant, ...trail(actor, 'invoices.issue'), ...entry]);
    return rows[0];
  });

const trail = (actor: string, procedure: string) => [
  ...[randomUUID(), new Date(), actor, procedure],
  ...[randomUUID(), '127.0.0.1'],
];

const inTransaction = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
};
