import type { EntityDTO } from '@mikro-orm/core';
import { raw } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { TimeOff as Contract, type TimeOffQuery } from '../../../shared/clinic/time-off.ts';
import { equal, sortedBy } from '../../data/lists/list-of.ts';
import { fromCursor, pageOf } from '../../data/lists/page.ts';
import { rowsOf } from '../../data/lists/rows-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { TimeOff } from '../availability/time-off.entity.ts';
import { timeOf } from '../availability/wall-time.ts';

const order = sortedBy(['startsOn']);

type Row = EntityDTO<TimeOff> & {
  userId: string;
  userTitle: string | null;
  userFirst: string;
  userLast: string;
};

const select = rowsOf<Row>(em =>
  em
    .createQueryBuilder(TimeOff, 'r')
    .join('r.practitioner', 'u')
    .select([
      ...(['r.id', 'r.version', 'r.createdAt', 'r.updatedAt', 'r.deletedAt', 'r.kind', 'r.note'] as const),
      ...(['r.startsOn', 'r.endsOn', 'r.fromMinute', 'r.toMinute'] as const),
      ...(['u.id as userId', 'u.title as userTitle'] as const),
      ...(['u.firstName as userFirst', 'u.lastName as userLast'] as const),
    ]),
);

/** What begins earliest first. */
export const listTimeOff = async (em: ClinicEm, input: z.output<typeof TimeOffQuery>) => {
  const { practitionerId, since, trashed, limit } = input;
  const conditions = [
    ...(since ? [raw('r.ends_on >= ?', [since])] : []),
    ...equal('r', { practitioner_id: practitionerId }),
    ...fromCursor(order, input),
  ];
  const page = pageOf(await select(em, { conditions, order, trashed, limit: limit + 1 }), order, input);
  return { ...page, items: page.items.map(rowOf) };
};

const rowOf = ({ userId, userTitle, userFirst, userLast, fromMinute, toMinute, ...row }: Row) => ({
  ...row,
  practitioner: { id: userId, name: [userTitle, userFirst, userLast].filter(Boolean).join(' ') },
  from: timeOf(fromMinute),
  to: timeOf(toMinute),
});

/** Loads whom an answer names, also when they are in the trash. */
export const withRelations = async (em: ClinicEm, timeOff: TimeOff): Promise<TimeOff> => {
  await em.populate(timeOff, ['practitioner'], { filters: { live: false } });
  return timeOff;
};

/** Time off with whose it is, answered as the contract says. */
export const TimeOffAnswer = z
  .instanceof(TimeOff)
  .transform(({ practitioner, fromMinute, toMinute, ...fields }): z.input<typeof Contract> => {
    const person = practitioner.getEntity();
    return {
      ...fields,
      practitioner: { id: person.id, name: person.fullName() },
      from: timeOf(fromMinute),
      to: timeOf(toMinute),
    };
  })
  .pipe(Contract);
