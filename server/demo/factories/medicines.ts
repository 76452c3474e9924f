import { Schedule } from '../../../shared/clinic/medications/schedule.ts';

/** What the checks of a demo clinic know. */
export const drugs = [
  { name: 'Amoxicillin', otherNames: ['Augmentin'], groups: ['Penicillins'] },
  { name: 'Ibuprofen', otherNames: ['Nurofen', 'Advil'], groups: ['NSAID'] },
  { name: 'Metformin', otherNames: ['Glucophage'], groups: [] },
  { name: 'Ramipril', otherNames: ['Altace'], groups: ['ACE inhibitors'] },
  { name: 'Salbutamol', otherNames: ['Ventolin', 'Albuterol'], groups: [] },
  { name: 'Methotrexate', otherNames: [], groups: [] },
  { name: 'Warfarin', otherNames: ['Coumadin'], groups: [] },
];

export const pairs = [
  {
    ...{ one: 'Warfarin', other: 'NSAID', severity: 'severe' as const },
    effect: 'Bleeding, mostly of the stomach.',
  },
  {
    ...{ one: 'ACE inhibitors', other: 'NSAID', severity: 'moderate' as const },
    effect: 'The blood pressure falls less, and the kidneys suffer.',
  },
];

const daily = (...times: string[]) => Schedule.parse({ rhythm: { kind: 'days', everyDays: 1, times } });
const oral = { route: 'oral' as const, unit: 'tablet' as const };

/** What one of the patients takes, by days before today; the fifth has something that is over. */
export const orders = [
  { ...oral, drug: 'Ramipril', strength: '5 mg', amount: '1', schedule: daily('08:00'), from: 400 },
  {
    ...oral,
    drug: 'Metformin',
    strength: '500 mg',
    amount: '1',
    schedule: daily('08:00', '20:00'),
    from: 200,
  },
  {
    ...{ drug: 'Salbutamol', strength: null, amount: '2', unit: 'puff' as const, route: 'inhaled' as const },
    schedule: Schedule.parse({
      rhythm: { kind: 'need' },
      asNeeded: { reason: 'shortness of breath', leastHours: 4, mostPerDay: '8' },
    }),
    from: 90,
  },
  {
    ...{ ...oral, drug: 'Methotrexate', strength: '10 mg', amount: '1', from: 120 },
    schedule: Schedule.parse({ rhythm: { kind: 'weeks', everyWeeks: 1, weekdays: [1], times: ['18:00'] } }),
  },
  {
    ...{ ...oral, drug: 'Amoxicillin', strength: '500 mg', amount: '1', from: 30, days: 7 },
    schedule: daily('08:00', '14:00', '20:00'),
  },
];
