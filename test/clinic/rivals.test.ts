import pg from 'pg';
import { expect, test } from 'vitest';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { bookable, database, databaseName, planes, slot, systemOf } from '../world/world.ts';

const RIVALS = 50;

/** One booking in a transaction of its own, with the entry that tells it; answers the SQLSTATE that refused it. */
const claim = async (client: pg.Client, row: Record<string, string>, context: Record<string, string>) => {
  const columns = Object.keys(row);
  const changes = Object.fromEntries(
    columns.slice(2).map(name => [name.replace(/_(\w)/g, (_, c) => c.toUpperCase()), { to: row[name] }]),
  );
  const entry = [row.tenant_id, row.id, JSON.stringify(changes)];
  await client.query('begin');
  try {
    for (const [name, value] of Object.entries(context))
      await client.query('select set_config($1, $2, true)', [name, value]);
    await client.query(
      `insert into clinic.bookings (${columns.join(', ')}) values (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    );
    await client.query(
      `insert into clinic.audit_entries (tenant_id, at, action, entity, entity_id, changes) values ($1, now(), 'CREATE', 'Booking', $2, $3)`,
      entry,
    );
    await client.query('commit');
    return 'booked';
  } catch (error) {
    await client.query('rollback');
    return (error as { code: string }).code;
  }
};

test('R3: of fifty rivals for one slot one gets it, and the others hear that it is taken, none that it stood in another’s way', async () => {
  const { clinic: of, links } = await bookable();
  const [startsAt, endsAt] = [slot(9), slot(10)];
  const clients = await Promise.all(
    Array.from({ length: RIVALS }, async () => {
      const client = new pg.Client(database.connection('app', databaseName));
      await client.connect();
      return client;
    }),
  );
  try {
    const context = signedContext(systemOf(of), planes.contextKey);
    const outcomes = await Promise.all(
      clients.map(client =>
        claim(
          client,
          {
            tenant_id: of.id,
            id: crypto.randomUUID(),
            patient_id: links.patientId,
            service_id: links.serviceId,
            practitioner_id: links.practitionerId,
            facility_id: links.facilityId,
            starts_at: startsAt,
            ends_at: endsAt,
            busy_until: endsAt,
            wall_time: startsAt.slice(0, 'YYYY-MM-DDTHH:MM'.length),
            time_zone: 'UTC',
            ...{ price: '4500', currency: 'EUR' },
          },
          context,
        ),
      ),
    );
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: RIVALS - 1 }, () => '23P01'), 'booked']);
  } finally {
    await Promise.all(clients.map(client => client.end()));
  }
});
