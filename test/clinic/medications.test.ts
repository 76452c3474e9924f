import { describe, expect, test } from 'vitest';
import { stateOn } from '../../shared/clinic/medications/medications.ts';
import { Schedule } from '../../shared/clinic/medications/schedule.ts';
import { scheduleInWords } from '../../shared/clinic/medications/schedule-in-words.ts';
import { compareDecimals, Decimal } from '../../shared/decimal.ts';
import { admit, as, clinic, sqlAs } from '../world/world.ts';

const admin = await sqlAs('admin');

const daily = { rhythm: { kind: 'days' as const, everyDays: 1, times: ['08:00'] } };
const order = (patientId: string) => ({
  ...{ patientId, drug: 'Metformin', amount: '1', unit: 'tablet' as const, route: 'oral' as const },
  ...{ schedule: daily, startsOn: '2026-03-01' },
});

const practice = async () => {
  const ours = await clinic();
  const caller = await as(ours);
  const patient = await admit(ours, { alerts: ['Allergic to penicillin'] });
  const drugsOn = async (on: string, state: string) =>
    (await caller.medications.sheet({ patientId: patient.id, on })).items
      .filter(item => item.state === state)
      .map(({ drug, amount }) => `${drug} ${amount}`);
  return { ours, caller, patient, drugsOn, of: order(patient.id) };
};

const versionOf = ({ id, version }: { id: string; version: number }) => ({ id, version });

describe('CLI-4: medications', () => {
  test('CR1 CR2: what is taken is worked out from its days, both of them counted', () => {
    const week = { startsOn: '2026-03-01', endsOn: '2026-03-07' };
    expect(['2026-02-28', '2026-03-01', '2026-03-07', '2026-03-08'].map(day => stateOn(week, day))).toEqual([
      'planned',
      'current',
      'current',
      'past',
    ]);
    expect(stateOn({ ...week, endsOn: null }, '2030-01-01')).toBe('current');
    expect(stateOn({ ...week, endsOn: null, stoppedOn: '2026-03-02' }, '2026-03-03')).toBe('past');
    // CR48: nothing is taken after a death, nor is it still planned.
    expect(stateOn({ ...week, endsOn: null }, '2026-03-03', '2026-03-02')).toBe('past');
    expect(stateOn({ ...week, endsOn: null }, '2026-02-20', '2026-02-27')).toBe('past');
  });

  test('CR4: another dose begins on a day, the days before show the one before, and an error gives it back', async () => {
    const { caller, drugsOn, of } = await practice();
    const first = await caller.medications.prescribe(of);
    const { patientId: _, drug: __, startsOn: ___, ...dose } = of;
    const second = await caller.medications.changeDose({
      ...{ ...dose, ...versionOf(first), amount: '2', from: '2026-04-01' },
    });
    expect(second).toMatchObject({ drug: 'Metformin', amount: '2', followsId: first.id });
    expect(await drugsOn('2026-03-31', 'current')).toEqual(['Metformin 1']);
    expect(await drugsOn('2026-04-01', 'current')).toEqual(['Metformin 2']);
    const before = await caller.medications.get({ id: first.id });
    await expect(caller.medications.goOn(versionOf(before))).rejects.toThrow(/Another dose/);
    await expect(caller.medications.withdraw({ ...versionOf(before), reason: 'Wrong' })).rejects.toThrow(
      /Another dose/,
    );
    await caller.medications.withdraw({ ...versionOf(second), reason: 'Wrong patient' });
    expect(await drugsOn('2026-04-01', 'current')).toEqual(['Metformin 1']);
    expect(await drugsOn('2026-04-01', 'error')).toEqual(['Metformin 2']);
  });

  test('CR5 CR6: two of one drug may run, each is stopped by itself, and what was stopped can be ordered again', async () => {
    const { caller, drugsOn, of } = await practice();
    const one = await caller.medications.prescribe(of);
    await caller.medications.prescribe({ ...of, amount: '0.5' });
    const { items } = await caller.medications.check({ patientId: of.patientId, drug: 'METFORMIN' });
    expect(items.filter(({ kind }) => kind === 'double')).toHaveLength(2);
    const stopped = await caller.medications.stop({
      ...versionOf(one),
      lastDay: '2026-03-05',
      reason: 'Nausea',
    });
    expect(stopped).toMatchObject({ stoppedOn: '2026-03-05', stopReason: 'Nausea' });
    expect(await drugsOn('2026-03-06', 'current')).toEqual(['Metformin 0.5']);
    await caller.medications.prescribe({ ...of, startsOn: '2026-03-06' });
    expect(await drugsOn('2026-03-06', 'current')).toEqual(['Metformin 1', 'Metformin 0.5']);
    const undone = await caller.medications.goOn(versionOf(stopped));
    expect(undone).toMatchObject({ stoppedOn: null, stopReason: null });
    await expect(
      caller.medications.stop({ ...versionOf(undone), lastDay: '2026-02-28', reason: 'x' }),
    ).rejects.toThrow(/before the first/);
    await expect(caller.medications.prescribe({ ...of, endsOn: '2026-02-28' })).rejects.toThrow(
      /before the first/,
    );
  });

  test('CR8: as needed stands beside the schedule, with a reason and a maximum that is not below one dose', async () => {
    const { caller, of } = await practice();
    const asNeeded = { reason: 'Pain', leastHours: 6, mostPerDay: '1.5' };
    await expect(
      caller.medications.prescribe({ ...of, amount: '2', schedule: { ...daily, asNeeded } }),
    ).rejects.toThrow(/below one dose/);
    await expect(
      caller.medications.prescribe({ ...of, schedule: { rhythm: { kind: 'need' } } }),
    ).rejects.toThrow(/a reason and a maximum/);
    const { schedule } = await caller.medications.prescribe({ ...of, schedule: { ...daily, asNeeded } });
    expect(schedule).toMatchObject({ asNeeded, rhythm: { kind: 'days' } });
  });

  test('CR9 CR10: a decimal is exact with either sign, and what can be read two ways is asked about', () => {
    const read = (text: string) => Decimal.safeParse(text).data;
    expect(['0,5', '.5', '2.50', '007', '0.0625', '0,125', '10000'].map(read)).toEqual([
      ...['0.5', '0.5', '2.5', '7', '0.0625', '0.125', '10000'],
    ]);
    for (const text of ['1.000', '1,000', '12,345', 'a', '', '-1', '1.2.3'])
      expect(read(text), text).toBe(undefined);
    expect(compareDecimals('2.5', '10')).toBe(-1);
    expect(compareDecimals('0.5', '0.05')).toBe(1);
  });

  test('CR7 CR11: the words are made of the fields, and weekly never reads as daily', () => {
    const said = (schedule: object, unit: 'tablet' | 'microgram' = 'tablet') =>
      scheduleInWords(Schedule.parse(schedule), unit, { locale: 'en-GB', clock: time => time });
    expect(said({ rhythm: { kind: 'weeks', everyWeeks: 1, weekdays: [1], times: ['08:00'] } })).toBe(
      'weekly on Monday, at 08:00',
    );
    expect(said({ ...daily, meals: 'with' })).toBe('daily, at 08:00, with meals');
    expect(said({ rhythm: { kind: 'days', everyDays: 2, times: ['20:00', '08:00'] } })).toBe(
      'every other day, at 08:00 and 20:00',
    );
    expect(said({ rhythm: { kind: 'cycle', daysOn: 21, daysOff: 7, times: ['08:00'] } })).toBe(
      '21 days on and 7 days off, at 08:00',
    );
    const asNeeded = { reason: 'pain', leastHours: 6, mostPerDay: '12000' };
    expect(said({ rhythm: { kind: 'need' }, asNeeded }, 'microgram')).toBe(
      'as needed, for pain, at least 6 hours apart, at most 12,000\u00a0micrograms in a day',
    );
    // Of another kind nothing is left behind.
    expect(() => said({ rhythm: { kind: 'hours', everyHours: 8, times: ['08:00'] } })).toThrow(/times/);
  });
});

describe('CLI-4: what speaks against a medicine', () => {
  test('CR19 CR20: an allergy warns by word, brand and group, needs a reason to go on, and the reason stays', async () => {
    const { ours, caller, of } = await practice();
    await caller.substances.create({
      name: 'Amoxicillin',
      otherNames: ['Augmentin'],
      groups: ['Penicillins'],
    });
    for (const drug of ['Penicillin V', 'Augmentin 875', 'amoxicillin', 'Penicilin'])
      await expect(caller.medications.prescribe({ ...of, drug }), drug).rejects.toThrow(/give a reason/);
    const made = await caller.medications.prescribe({
      ...{ ...of, drug: 'Augmentin' },
      despite: { reason: 'Tested in May' },
    });
    expect(made).toMatchObject({
      despiteReason: 'Tested in May',
      warnedOf: 'Augmentin may be what this alert is about: “Allergic to penicillin”.',
    });
    // What nothing speaks against keeps no reason, and what is not in the list says so.
    const { patientId } = of;
    expect(await caller.medications.prescribe({ ...of, despite: { reason: 'x' } })).toMatchObject({
      ...{ despiteReason: null, warnedOf: null },
    });
    expect((await caller.medications.check({ patientId, drug: 'Metformin' })).items).toMatchObject([
      { kind: 'double' },
      { kind: 'unknown', isSerious: false },
    ]);
    // An allergy that is entered later.
    const late = await admit(ours);
    await caller.medications.prescribe({ ...of, patientId: late.id, drug: 'Amoxicillin' });
    const { version } = await caller.patients.get({ id: late.id });
    await caller.patients.update({ id: late.id, version, alerts: ['Penicillinallergie'] });
    const sheet = await caller.medications.sheet({ patientId: late.id, on: '2026-03-02' });
    expect(sheet).toMatchObject({ alerts: ['Penicillinallergie'], warnings: [{ kind: 'allergy' }] });
  });

  test('CR21: a pair is one row whichever way it is entered, is found from either side and by group', async () => {
    const { caller, of } = await practice();
    await caller.substances.create({ name: 'Ibuprofen', otherNames: ['Nurofen'], groups: ['NSAID'] });
    const pair = { effect: 'Bleeding', severity: 'severe' as const };
    await caller.interactions.create({ one: 'Warfarin', other: 'NSAID', ...pair });
    await expect(
      caller.interactions.create({ one: 'nsaid', other: 'WARFARIN', ...pair }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await caller.medications.prescribe({ ...of, drug: 'Warfarin' });
    await expect(caller.medications.prescribe({ ...of, drug: 'Nurofen' })).rejects.toThrow(/Bleeding/);
    await caller.medications.prescribe({ ...of, drug: 'Nurofen', despite: { reason: 'Three days only' } });
    const sheet = await caller.medications.sheet({ patientId: of.patientId, on: '2026-03-02' });
    expect(sheet.warnings).toContainEqual(
      expect.objectContaining({ kind: 'interaction', severity: 'severe', isSerious: true }),
    );
    // What is over by then does not.
    expect(
      await caller.medications.prescribe({
        ...of,
        drug: 'Ibuprofen',
        startsOn: '2020-01-01',
        endsOn: '2020-01-05',
      }),
    ).toMatchObject({ warnedOf: null });
  });
});

test('CLI-4 CR53: nothing of a medication stands in the database in clear, nor in its trail', async () => {
  const { caller, of } = await practice();
  const secret = 'Xylometazoline';
  const made = await caller.medications.prescribe({
    ...of,
    drug: secret,
    prescriber: secret,
    indication: secret,
  });
  await caller.medications.stop({ ...versionOf(made), lastDay: '2026-03-09', reason: secret });
  const { rows } = await admin.query<{ text: string }>(
    `select m::text as text from clinic.medications m where id = $1
     union all select e::text from clinic.audit_entries e where entity_id = $1`,
    [made.id],
  );
  expect(rows).toHaveLength(3);
  for (const { text } of rows) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain('2026-03-09');
  }
});

test('CLI-4 IDN-7: the front desk reads no medication, and whoever looks leaves an access entry', async () => {
  const { ours, caller, patient, of } = await practice();
  await caller.medications.prescribe(of);
  const desk = await as(ours, 'staff');
  await expect(desk.medications.sheet({ patientId: patient.id })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await (await as(ours, 'provider')).medications.sheet({ patientId: patient.id });
  const { items } = await caller.patients.whoSaw({ id: patient.id });
  expect(items.map(({ procedure }) => procedure)).toContain('medications.sheet');
});

test('CLI-4 P1 CR23: medications follow their patient into a merge, and back', async () => {
  const { ours, caller, patient, of } = await practice();
  const { items } = { items: [await caller.medications.prescribe(of)] };
  const kept = await admit(ours);
  const [now, then] = [
    await caller.patients.get({ id: kept.id }),
    await caller.patients.get({ id: patient.id }),
  ];
  await caller.patientMerges.merge({
    ...{ patientId: kept.id, version: now.version, mergedId: patient.id, mergedVersion: then.version },
  });
  const sheet = await caller.medications.sheet({ patientId: kept.id, on: '2026-03-02' });
  expect(sheet.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
  expect(sheet.alerts).toEqual(['Allergic to penicillin']);
});
