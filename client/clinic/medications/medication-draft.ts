import type { z } from 'zod';
import type { Medication, NewMedication } from '../../../shared/clinic/medications/medications.ts';
import type { Rhythm, Schedule } from '../../../shared/clinic/medications/schedule.ts';

export type Draft = Omit<z.input<typeof NewMedication>, 'despite'> & { schedule: z.input<typeof Schedule> };

/** What each kind of schedule begins with; another kind brings none of the fields of the one before (CR8). */
export const freshRhythm = (kind: Rhythm['kind']): Rhythm => {
  if (kind === 'days') return { kind, everyDays: 1, times: ['08:00'] };
  if (kind === 'hours') return { kind, everyHours: 8 };
  if (kind === 'weeks') return { kind, everyWeeks: 1, weekdays: [1], times: [] };
  if (kind === 'cycle') return { kind, daysOn: 21, daysOff: 7, times: ['08:00'] };
  return { kind };
};

export const freshNeed = { reason: '', leastHours: null, mostPerDay: '' };

/** What the form begins with: what is there, or nothing but what is usual. */
export const draftOf = (patientId: string, startsOn: string, from?: Medication): Draft => ({
  ...{ patientId, startsOn, endsOn: '' },
  drug: from?.drug ?? '',
  indication: from?.indication ?? '',
  strength: from?.strength ?? '',
  amount: from?.amount ?? '1',
  unit: from?.unit ?? 'tablet',
  route: from?.route ?? 'oral',
  schedule: from?.schedule ?? { rhythm: freshRhythm('days'), meals: 'any', asNeeded: null },
  prescriber: from?.prescriber ?? '',
  remark: from?.remark ?? '',
});
