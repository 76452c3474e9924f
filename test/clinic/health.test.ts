import { describe, expect, test } from 'vitest';
import { flagOf, inUnit, usualOf, valueInWords } from '../../shared/clinic/health/measures.ts';
import { trendOf } from '../../shared/clinic/health/trend.ts';
import { DAY } from '../../shared/durations.ts';
import { admit, as, clinic, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');
const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });
const before = (days: number) => new Date(Date.now() - days * DAY).toISOString();

const practice = async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const { id: patientId } = await admit(ours, { birthDate: '1980-05-17' });
  const fever = { patientId, kind: 'temperature' as const, value: '38.5', unit: 'celsius' as const };
  return { ours, caller, patientId, fever };
};

describe('CLI-6: measurements', () => {
  test('CR24 CR25 CR32: value and unit are kept as entered, and converted by one factor alone', async () => {
    const { caller, fever } = await practice();
    const made = await caller.measurements.take({
      ...fever,
      value: '101,3',
      unit: 'fahrenheit',
      takenAt: before(0),
    });
    expect(made).toMatchObject({ value: '101.3', unit: 'fahrenheit', flag: 'high', range: [36, 37.9] });
    expect(inUnit(101.3, 'fahrenheit', 'celsius')).toBe(38.5);
    expect(
      inUnit(inUnit(5.5, 'mmol_per_litre', 'mg_per_decilitre'), 'mg_per_decilitre', 'mmol_per_litre'),
    ).toBe(5.5);
    expect(valueInWords({ value: '120', second: '80', unit: 'mmHg' }, 'en-GB')).toBe('120/80\u00a0mmHg');
  });

  test('CR26: what cannot be is refused with what was probably meant, at both ends and in each unit', async () => {
    const { caller, fever } = await practice();
    const refused = (change: object) => caller.measurements.take({ ...fever, takenAt: before(0), ...change });
    await expect(refused({ value: '375' })).rejects.toThrow(/Did you mean 37.5\u00a0°C/);
    await expect(refused({ value: '98.6' })).rejects.toThrow(/Did you mean 98.6\u00a0°F/);
    await expect(refused({ value: '12' })).rejects.toThrow(/cannot be/);
    await expect(refused({ kind: 'oxygen', value: '120', unit: 'percent' })).rejects.toThrow(/cannot be/);
    await expect(refused({ unit: 'kilogram' })).rejects.toThrow(/not measured in that unit/);
    expect(await refused({ kind: 'pain', value: '0', unit: 'points' })).toMatchObject({
      value: '0',
      flag: 'usual',
    });
  });

  test('CR27: of a pair both are entered, the second is below the first, and all of a round is saved or nothing', async () => {
    const { caller, patientId } = await practice();
    const round = (second: string | null) =>
      caller.measurements.round({
        ...{ patientId, takenAt: before(0) },
        measures: [
          { kind: 'pulse', value: '72', unit: 'per_minute' },
          { kind: 'blood_pressure', value: '120', second, unit: 'mmHg' },
        ],
      });
    await expect(round(null)).rejects.toThrow(/both numbers/);
    await expect(round('130')).rejects.toThrow(/below the first/);
    expect((await caller.measurements.latest({ patientId })).items).toEqual([]);
    await round('95');
    expect((await caller.measurements.latest({ patientId })).items).toMatchObject([
      { kind: 'blood_pressure', flag: 'usual', secondFlag: 'high' },
      { kind: 'pulse', flag: 'usual' },
    ]);
  });

  test('CR30: the last is the one measured last, and none lies in the future', async () => {
    const { caller, patientId, fever } = await practice();
    await caller.measurements.take({ ...fever, value: '37', takenAt: before(1) });
    await caller.measurements.take({ ...fever, value: '39', takenAt: before(400) });
    expect((await caller.measurements.latest({ patientId })).items).toMatchObject([{ value: '37' }]);
    await expect(caller.measurements.take({ ...fever, takenAt: before(-1) })).rejects.toThrow(
      /in the future/,
    );
  });

  test('CR36: a correction takes the place of what was wrong, which stays with its reason', async () => {
    const { caller, patientId, fever } = await practice();
    const wrong = await caller.measurements.take({ ...fever, value: '39', takenAt: before(1) });
    const { value: _, patientId: __, ...same } = fever;
    const right = await caller.measurements.correct({
      ...{ ...same, ...versionOf(wrong), value: '36.6', takenAt: before(1), reason: 'Misread' },
    });
    expect(right).toMatchObject({ value: '36.6', correctsId: wrong.id, withdrawnAt: null });
    const { items } = await caller.measurements.series({ patientId, kind: 'temperature' });
    expect(items.map(({ value, withdrawnReason }) => [value, withdrawnReason])).toEqual(
      expect.arrayContaining([
        ['39', 'Misread'],
        ['36.6', null],
      ]),
    );
    expect((await caller.measurements.latest({ patientId })).items).toMatchObject([{ value: '36.6' }]);
    const { version } = await caller.measurements.get({ id: wrong.id });
    await expect(caller.measurements.withdraw({ id: wrong.id, version, reason: 'Again' })).rejects.toThrow(
      /entered in error/,
    );
  });

  test('CR35: a child is not measured by the range of a grown-up, and a flag keeps its range', async () => {
    const { ours, caller } = await practice();
    const child = await admit(ours, { birthDate: '2022-03-01' });
    const pulse = { patientId: child.id, kind: 'pulse' as const, value: '130', unit: 'per_minute' as const };
    expect(await caller.measurements.take({ ...pulse, takenAt: before(0) })).toMatchObject({
      flag: null,
      range: null,
    });
    expect(usualOf('pulse', 18).usual).toEqual([50, 100]);
    expect(flagOf(49, 'per_minute', [50, 100])).toBe('low');
  });

  test('CR34: where it goes is told in a word, by time and not by number', () => {
    const points = (...values: [at: number, value: number][]) =>
      values.map(([at, value]) => ({ at, value, second: null }));
    expect(trendOf('weight', points([0, 70], [1, 72], [2, 80]))).toBe('rising');
    expect(trendOf('weight', points([0, 80], [1, 72], [2, 70]))).toBe('falling');
    expect(trendOf('weight', points([0, 70], [1, 75], [2, 70]))).toBe('steady');
    expect(trendOf('temperature', points([0, 36.8], [1, 37.6], [2, 38.6]))).toBe('rising');
    expect(trendOf('temperature', points([0, 36.8], [1, 36.9], [2, 37]))).toBe('steady');
    expect(trendOf('weight', points([0, 70], [1, 90]))).toBe(null);
    expect(trendOf('weight', points([5, 70], [5, 90], [5, 100]))).toBe(null);
  });
});

test('CLI-6 CR41 CR42: an incident stays as it was reported, and what became of it is an entry of its own', async () => {
  const { caller, patientId } = await practice();
  const fall = { patientId, kind: 'incident' as const, text: 'Fell', happenedAt: before(1) };
  await expect(caller.healthEvents.record(fall)).rejects.toThrow(/how grave/);
  await expect(caller.healthEvents.record({ ...fall, gravity: 'minor', seenAt: before(2) })).rejects.toThrow(
    /before it happens/,
  );
  await expect(
    caller.healthEvents.record({ ...fall, gravity: 'minor', happenedAt: before(-1) }),
  ).rejects.toThrow(/in the future/);
  const incident = await caller.healthEvents.record({
    ...fall,
    gravity: 'minor',
    told: 'Daughter',
    place: 'Bath',
  });
  const after = {
    ...fall,
    kind: 'follow_up' as const,
    text: 'X-ray: broken hip',
    gravity: 'severe' as const,
  };
  await expect(caller.healthEvents.record(after)).rejects.toThrow(/belongs to an incident/);
  await caller.healthEvents.record({ ...after, incidentId: incident.id, happenedAt: before(0) });
  await caller.healthEvents.record({
    ...fall,
    kind: 'observation',
    text: 'Slept well',
    happenedAt: before(3),
  });
  const { items } = await caller.healthEvents.list({ patientId });
  expect(items.map(({ text, gravity, enteredBy }) => [text, gravity, enteredBy !== null])).toEqual([
    ['X-ray: broken hip', 'severe', true],
    ['Fell', 'minor', true],
    ['Slept well', null, true],
  ]);
  const wrong = await caller.healthEvents.withdraw({ ...versionOf(incident), reason: 'Another patient' });
  expect(wrong).toMatchObject({ text: 'Fell', withdrawnReason: 'Another patient' });
});

test('CLI-6 CR53 IDN-7: values and texts stand nowhere in clear, and the front desk reads none', async () => {
  const { ours, caller, patientId, fever } = await practice();
  const secret = 'Quetschung am Knie';
  const { id } = await caller.measurements.take({ ...fever, note: secret, takenAt: before(0) });
  const event = { patientId, kind: 'observation' as const, text: secret, happenedAt: before(0) };
  const { id: eventId } = await caller.healthEvents.record(event);
  const { rows } = await admin.query<{ text: string }>(
    `select m::text as text from clinic.measurements m where id = $1
     union all select h::text from clinic.health_events h where id = $2
     union all select e::text from clinic.audit_entries e where entity_id in ($1, $2)`,
    [id, eventId],
  );
  expect(rows).toHaveLength(4);
  for (const { text } of rows) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain('38.5');
    expect(text).not.toContain('celsius');
  }
  const desk = await as(ours, 'staff');
  await expect(desk.measurements.latest({ patientId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(desk.healthEvents.list({ patientId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
