import { expect, test } from 'vitest';
import { openSession } from '../../server/access/sessions/sessions.ts';
import { Patient } from '../../server/clinic/patients/patient.entity.ts';
import { asActor } from '../../server/data/orm/as-actor.ts';
import { signedContext } from '../../server/data/orm/signed-context.ts';
import { availabilityFields, facilityFields, patientFields } from '../../server/demo/factories/factories.ts';
import { appRouter } from '../../server/router.ts';
import { bound } from '../world/bound.ts';
import { saveWeek } from '../world/save-week.ts';
import {
  as,
  bookableAnyTime,
  clinic,
  contextWith,
  faker,
  hostOf,
  inContext,
  member,
  planes,
  slot,
  sqlAs,
  systemOf,
} from '../world/world.ts';

/** A clinic with two facilities, north and south, each with a patient and a booking of the same practitioner. */
const twoPlaces = async () => {
  const { clinic, caller, links, service } = await bookableAnyTime();
  const north = links.facilityId;
  const south = (await caller.facilities.create(facilityFields(faker))).id;
  const { practitionerId } = links;
  const both = [
    ...availabilityFields(practitionerId, north, [1, 2, 3, 4, 5]).hours,
    ...availabilityFields(practitionerId, south, [6, 7]).hours,
  ];
  await saveWeek(caller, { practitionerId, hours: both });
  const place = async (facilityId: string, hour: number) => {
    const patient = await caller.patients.admit(patientFields(faker, { facilityId, lastName: 'Marlowe' }));
    const booking = await caller.bookings.book({
      ...{ ...links, patientId: patient.id, facilityId },
      startsAt: slot(hour),
      notes: 'Only for those who treat',
    });
    return { facilityId, patient, booking };
  };
  return { clinic, caller, links, service, north: await place(north, 9), south: await place(south, 10) };
};

const gone = expect.objectContaining({ code: 'NOT_FOUND' });

test('TEN-8: who is bound to a facility finds its records and no others, in lists, search, calendar and figures', async () => {
  const { clinic, north, south } = await twoPlaces();
  const { caller } = await bound(clinic, 'staff', [north.facilityId]);
  const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);
  expect(ids(await caller.facilities.list({}))).toEqual([north.facilityId]);
  expect(ids(await caller.patients.list({}))).toEqual([north.patient.id]);
  expect(ids(await caller.patients.list({ search: 'Marlowe' }))).toEqual([north.patient.id]);
  expect(ids(await caller.patients.list({ facilityId: south.facilityId }))).toEqual([]);
  expect(ids(await caller.bookings.list({ from: slot(0), to: slot(23) }))).toEqual([north.booking.id]);
  const lead = await bound(clinic, 'admin', [north.facilityId]);
  const day = slot(9).slice(0, 10);
  const { bookings, byFacility } = await lead.caller.dashboard.figures({ from: day, to: day });
  expect([bookings, byFacility.map(({ facility }) => facility.id)]).toEqual([1, [north.facilityId]]);
  expect(JSON.stringify(await caller.patients.list({}))).not.toContain(south.patient.id);
});

test('TEN-8: the records of another facility do not exist for them, and cannot be made or moved there', async () => {
  const { clinic, links, north, south } = await twoPlaces();
  const { caller } = await bound(clinic, 'staff', [north.facilityId]);
  const [there, here] = [south, north];
  await expect(caller.patients.get({ id: there.patient.id })).rejects.toEqual(gone);
  await expect(caller.patients.timeline({ id: there.patient.id })).rejects.toEqual(gone);
  await expect(caller.bookings.get({ id: there.booking.id })).rejects.toEqual(gone);
  await expect(caller.bookings.cancel({ id: there.booking.id, version: 1, reason: 'No' })).rejects.toEqual(
    gone,
  );
  await expect(
    caller.patients.update({ id: here.patient.id, version: 1, facilityId: there.facilityId }),
  ).rejects.toEqual(gone);
  await expect(
    caller.bookings.book({
      ...links,
      patientId: here.patient.id,
      facilityId: there.facilityId,
      startsAt: slot(14),
    }),
  ).rejects.toEqual(gone);
  await expect(
    caller.bookings.book({ ...links, patientId: there.patient.id, startsAt: slot(14) }),
  ).rejects.toEqual(gone);
});

test('TEN-8: whom they admit belongs to their facility, or to the one of theirs they choose', async () => {
  const { clinic, north, south } = await twoPlaces();
  const one = await bound(clinic, 'staff', [north.facilityId]);
  const admitted = await one.caller.patients.admit(patientFields(faker));
  expect(admitted.facility?.id).toBe(north.facilityId);
  const kept = { id: admitted.id, version: admitted.version, facilityId: null };
  expect((await one.caller.patients.update(kept)).facility?.id).toBe(north.facilityId);
  const two = await bound(clinic, 'staff', [north.facilityId, south.facilityId]);
  await expect(two.caller.patients.admit(patientFields(faker))).rejects.toThrow(
    'choose one of your facilities',
  );
  expect((await two.caller.patients.list({})).items).toHaveLength(3);
});

test('TEN-8: a patient of another facility keeps their name even where they are booked', async () => {
  const { clinic, caller, links, north, south } = await twoPlaces();
  const visit = await caller.bookings.book({
    ...{ ...links, patientId: south.patient.id, facilityId: north.facilityId },
    startsAt: slot(15),
  });
  const desk = await bound(clinic, 'staff', [north.facilityId]);
  const { items } = await desk.caller.bookings.list({ from: slot(15), to: slot(16) });
  const elsewhere = { id: south.patient.id, name: 'Patient of another facility' };
  expect(items).toMatchObject([{ id: visit.id, patient: elsewhere }]);
  expect(await desk.caller.bookings.get({ id: visit.id })).toMatchObject({ patient: elsewhere });
});

test('TEN-8 SCH-2: no time is offered at which the practitioner works at another facility', async () => {
  const { clinic, caller, links, north, south } = await twoPlaces();
  const patient = await caller.patients.admit(patientFields(faker, { facilityId: south.facilityId }));
  const taken = slot(11);
  await caller.bookings.book({
    ...links,
    patientId: patient.id,
    facilityId: south.facilityId,
    startsAt: taken,
  });
  const desk = await bound(clinic, 'staff', [north.facilityId]);
  const free = await desk.caller.bookings.freeSlots({
    ...{ serviceId: links.serviceId, facilityId: north.facilityId, from: '2031-01-07', to: '2031-01-07' },
  });
  const starts = free.items.map(({ startsAt }) => startsAt);
  expect(starts).not.toContain(taken);
  expect(starts).toContain(slot(12));
});

test('TEN-8 AUD-2: what happened at another facility is not in their audit, and who saw whom is not half told', async () => {
  const { clinic, north, south } = await twoPlaces();
  const lead = await bound(clinic, 'admin', [north.facilityId]);
  const { items } = await lead.caller.audit.search({ limit: 100 });
  const told = items.map(({ entityId }) => entityId);
  expect(told).toContain(north.booking.id);
  expect(told).not.toContain(south.booking.id);
  expect(told).not.toContain(south.patient.id);
  await expect(lead.caller.patients.whoSaw({ id: north.patient.id })).rejects.toThrow('whole clinic');
});

test('TEN-8: who is bound cannot unbind themselves, free others, or open a facility', async () => {
  const { clinic, caller, north, south } = await twoPlaces();
  const lead = await bound(clinic, 'admin', [north.facilityId]);
  const free = await caller.users.get({ id: (await member(clinic, 'staff')).id });
  const own = await caller.users.get({ id: (await member(clinic, 'staff', [north.facilityId])).id });
  const version = { id: own.id, version: own.version };
  const refusal = 'only change members who work in your own facilities';
  await expect(lead.caller.users.update({ id: lead.id, version: 1, facilityIds: null })).rejects.toThrow(
    refusal,
  );
  await expect(lead.caller.users.update({ ...version, facilityIds: null })).rejects.toThrow(refusal);
  await expect(
    lead.caller.users.update({ ...version, facilityIds: [north.facilityId, south.facilityId] }),
  ).rejects.toThrow(refusal);
  await expect(
    lead.caller.users.update({ id: free.id, version: free.version, firstName: 'Taken' }),
  ).rejects.toThrow(refusal);
  expect(await lead.caller.users.update({ ...version, firstName: 'Fine' })).toMatchObject({
    firstName: 'Fine',
  });
  await expect(lead.caller.facilities.create(facilityFields(faker))).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  const { user } = await caller.session.current();
  const self = await caller.users.get({ id: user.id });
  await expect(
    caller.users.update({ id: self.id, version: self.version, facilityIds: [north.facilityId] }),
  ).rejects.toThrow('where you work yourself');
  await expect(
    caller.users.update({ id: own.id, version: own.version + 1, facilityIds: [crypto.randomUUID()] }),
  ).rejects.toEqual(gone);
  await expect(
    caller.users.update({ id: own.id, version: own.version + 1, facilityIds: [] }),
  ).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('K23: the same facilities in another order are no change', async () => {
  const { clinic, caller, north, south } = await twoPlaces();
  const facilityIds = [north.facilityId, south.facilityId];
  const { id } = await member(clinic, 'staff');
  const kept = await caller.users.update({ id, version: 1, facilityIds });
  for (const asked of [facilityIds, facilityIds.toReversed(), [...facilityIds, north.facilityId]])
    expect(await caller.users.update({ id, version: kept.version, facilityIds: asked })).toEqual(kept);
});

test('TEN-8: a member who is bound feels it at the next call', async () => {
  const { clinic, caller, north } = await twoPlaces();
  const { id, accountId } = await member(clinic, 'staff');
  const trace = { actorId: id, procedure: 'test', requestId: null, address: null, userAgent: null };
  const token = await openSession(planes, { accountId, tenantId: clinic.id }, trace);
  const desk = appRouter.createCaller(contextWith(hostOf(clinic), token));
  expect((await desk.patients.list({})).items.length).toBeGreaterThan(1);
  await caller.users.update({ id, version: 1, facilityIds: [north.facilityId] });
  expect((await desk.patients.list({})).items.map(patient => patient.id)).toEqual([north.patient.id]);
  expect((await desk.session.current()).facilityIds).toEqual([north.facilityId]);
});

test('TEN-8: in SQL, too, the signed context shows and takes rows of the own facilities only', async () => {
  const { clinic, north, south } = await twoPlaces();
  const { id } = await member(clinic, 'staff', [north.facilityId]);
  const app = await sqlAs('app');
  const context = signedContext(
    { ...systemOf(clinic), userId: id, facilities: [north.facilityId] },
    planes.contextKey,
  );
  const own = async <T>(sql: string, params: unknown[] = []) =>
    inContext(app, clinic, async client => (await client.query(sql, params)).rows as T[], context);
  for (const table of ['bookings', 'claims', 'patients', 'patient_terms', 'availability_rules']) {
    const rows = await own<{ facility_id: string }>(`select facility_id from clinic.${table}`);
    expect(new Set(rows.map(row => row.facility_id)), table).toEqual(new Set([north.facilityId]));
  }
  const admin = await sqlAs('admin');
  const only = `select format('[[%s]]', token) as asked from clinic.patient_terms t, unnest(tokens) token
    where tenant_id = $1 and facility_id = $2
      and not exists (select from clinic.patient_terms o where o.tenant_id = $1 and o.facility_id <> $2 and o.tokens @> array[token])
    limit 1`;
  for (const [facilityId, found] of [
    [north.facilityId, 1],
    [south.facilityId, 0],
  ] as const) {
    const { rows } = await admin.query<{ asked: string }>(only, [clinic.id, facilityId]);
    expect(await own('select from security.patients_with($1)', [rows[0]?.asked])).toHaveLength(found);
  }
  expect(await own('select from clinic.mails')).toEqual([]);
  const trail = await own<{ entity_id: string }>('select entity_id from clinic.audit_entries');
  expect(trail.map(row => row.entity_id)).not.toContain(south.booking.id);
  expect(
    await own('update clinic.bookings set notes = $1 where id = $2 returning id', ['x', south.booking.id]),
  ).toEqual([]);
  const refused = expect.objectContaining({ code: '42501' });
  await expect(
    own('update clinic.bookings set facility_id = $1 where id = $2', [south.facilityId, north.booking.id]),
  ).rejects.toEqual(refused);
  await expect(own('update clinic.users set facility_ids = null where id = $1', [id])).rejects.toEqual(
    refused,
  );
  await expect(
    own('select from clinic.bookings where set_config($1, $2, true) is not null', [
      'app.context',
      context['app.context']?.replace(north.facilityId, '*') ?? '',
    ]),
  ).rejects.toEqual(refused);
});

test('DB-9 TEN-8 PHI-1: a page of patients is read in the order of an index, and by birth date among all of them', async () => {
  const ours = await clinic();
  const admin = await sqlAs('admin');
  await asActor(planes, systemOf(ours), async em => {
    for (let n = 0; n < 2000; n++)
      em.create(Patient, {
        ...{ firstName: 'One', lastName: `Of ${n}` },
        ...(n % 100 === 0 && { birthDate: `19${n / 100 + 10}-01-01` }),
      });
  });
  await admin.query('analyze clinic.patients');
  const page = `explain select * from clinic.patients
    where tenant_id = '${ours.id}' and deleted_at is null order by name_order, id limit 51`;
  const app = await sqlAs('app');
  const { rows } = await inContext(app, ours, client => client.query<{ 'QUERY PLAN': string }>(page));
  const plan = rows.map(row => row['QUERY PLAN']).join('\n');
  expect(plan).toContain('Index Scan using patients_tenant_id_name_order');
  expect(plan).not.toContain('Sort');
  // They are opened a thousand at a time.
  const { items } = await (await as(ours)).patients.list({ sort: 'birthDate', limit: 25 });
  const born = Array.from({ length: 20 }, (_, n) => `19${n + 10}-01-01`);
  expect(items.map(({ birthDate }) => birthDate)).toEqual([...born, ...Array(5).fill(null)]);
});
