import { z } from 'zod';
import { DayException as Contract } from '../../../shared/clinic/day-exceptions.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { DayException } from '../availability/day-exception.entity.ts';

/** Hours as the contract has them, of how the record keeps them. */
export const hoursOf = (texts: readonly string[]) =>
  texts.map(text => ({ from: text.slice(0, 5), to: text.slice(6) }));

/** And the other way round, in the order of the day. */
export const textsOf = (hours: readonly { from: string; to: string }[]): string[] =>
  hours.map(({ from, to }) => `${from}-${to}`).sort();

/** Loads what an answer tells of its relations, trashed ones included. */
export const withRelations = async (em: ClinicEm, exception: DayException): Promise<DayException> => {
  await em.populate(exception, ['practitioner', 'facility'], { filters: { live: false } });
  return exception;
};

/** An exception with its relations, answered as the contract says. */
export const DayExceptionAnswer = z
  .instanceof(DayException)
  .transform(({ practitioner, facility, hours, ...fields }): z.input<typeof Contract> => {
    const [person, place] = [practitioner.getEntity(), facility.getEntity()];
    return {
      ...fields,
      hours: hoursOf(hours),
      practitioner: { id: person.id, name: person.fullName() },
      facility: { id: place.id, name: place.name },
    };
  })
  .pipe(Contract);
