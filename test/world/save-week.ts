import type { z } from 'zod';
import type { WeekChange } from '../../shared/clinic/availability.ts';
import type { as } from './world.ts';

type Caller = Pick<Awaited<ReturnType<typeof as>>, 'availability'>;

/** Saves the week of a practitioner as a page does that has just read it. */
export const saveWeek = async (
  { availability }: Caller,
  { practitionerId, hours }: Omit<z.input<typeof WeekChange>, 'version'>,
): Promise<void> => {
  const { version } = await availability.week({ practitionerId });
  await availability.replaceWeek({ practitionerId, version, hours });
};
