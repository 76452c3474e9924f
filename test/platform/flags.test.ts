import { expect, test } from 'vitest';
import { FeatureFlag } from '../../server/access/clinics/feature-flag.entity.ts';
import { isOn, setFlag } from '../../server/access/clinics/feature-flags.ts';
import { systemHand } from '../../server/data/trails/system-action.ts';
import { answerTo } from '../world/records.ts';
import { as, clinic, planes, sqlAs } from '../world/world.ts';

const operator = systemHand('Otto Operator');
const rule = (given: Partial<FeatureFlag>) => ({
  ...{ key: 'new_calendar', enabled: true, percentage: 100, onFor: [], offFor: [] },
  ...given,
});
const clinics = Array.from({ length: 1000 }, () => crypto.randomUUID());

test('OPS-6: a share of the clinics has it, the same ones as the share grows, and others for another flag', () => {
  const having = (percentage: number, key = 'new_calendar') =>
    clinics.filter(id => isOn(rule({ percentage, key }), id));
  expect([having(0).length, having(100).length]).toEqual([0, 1000]);
  const [few, more] = [having(10), having(40)];
  expect(few.length).toBeGreaterThan(50);
  expect(more.length).toBeLessThan(550);
  expect(more).toEqual(expect.arrayContaining(few));
  expect(having(10, 'other')).not.toEqual(few);
});

test('OPS-6: the lists of clinics come before the switch, and off before on', () => {
  const [one = '', two = ''] = clinics;
  expect(isOn(rule({ enabled: false, onFor: [one] }), one)).toBe(true);
  expect(isOn(rule({ enabled: false, onFor: [one] }), two)).toBe(false);
  expect(isOn(rule({ offFor: [one] }), one)).toBe(false);
  expect(isOn(rule({ onFor: [one], offFor: [one] }), one)).toBe(false);
});

test('OPS-6 AUD-5: a flag reaches the clinics it is for with the next call, and stands in the system audit', async () => {
  const [ours, other] = [await clinic(), await clinic()];
  await setFlag(planes, operator, { key: 'beta', description: 'A trial balloon.', onFor: [ours.id] });
  const flags = async (of: typeof ours) => (await (await as(of)).session.current()).flags;
  expect(await flags(ours)).toEqual(['beta']);
  expect(await flags(other)).toEqual([]);
  const { rows } = await (
    await sqlAs('admin')
  ).query(`select action, actor, entity_id, changes -> 'onFor' -> 'to' as clinics from platform.system_entries
    where action like 'flag.%'`);
  expect(rows).toEqual([
    { action: 'flag.create', actor: 'Otto Operator', entity_id: 'beta', clinics: `{${ours.id}}` },
  ]);
});

test('OPS-6: a flag that nobody described is refused', async () => {
  await expect(setFlag(planes, operator, { key: 'unknown', enabled: true })).rejects.toThrow(
    'There is no flag called unknown.',
  );
});

test.each([
  ['maintenance', 'SERVICE_UNAVAILABLE', 'MedFlow is being maintained at the moment.'],
  ['read_only', 'FORBIDDEN', 'MedFlow can only be read at the moment.'],
])(
  'OPS-6: in mode %s nothing is changed, everything is answered, and it ends again',
  async (key, code, told) => {
    const caller = await as(await clinic());
    const change = async () => {
      const { version } = (await caller.settings.get()).organization;
      return answerTo(caller, 'settings.updateOrganization', { version, weekStartsOn: 3 });
    };
    await setFlag(planes, operator, { key, enabled: true });
    expect(await change()).toEqual({ code, answer: expect.stringContaining(told) });
    expect(await answerTo(caller, 'patients.list', {})).toMatchObject({ code: 'OK' });
    await setFlag(planes, operator, { key, enabled: false });
    expect(await change()).toMatchObject({ code: 'OK' });
  },
);
