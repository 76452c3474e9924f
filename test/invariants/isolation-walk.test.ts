import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { bookingFields } from '../../server/demo/factories/factories.ts';
import { otherInputs } from '../../server/operations/proof/walk/exceptions.ts';
import { replaced } from '../../server/operations/proof/walk/places.ts';
import { procedures } from '../../server/router.ts';
import { dumpOf } from '../world/probes.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import { idsIn, untimed, valueAt } from '../world/values.ts';
import { admit, as, despite, faker, slot, sqlAs } from '../world/world.ts';

const [ours, theirs] = [await records(), await records()];
const admin = await sqlAs('admin');
const bothClinics = async () => [await dumpOf(admin, ours.clinic), await dumpOf(admin, theirs.clinic)];

const inWords = (at: (string | number)[]): string =>
  at.map(key => (/^\d+$/.test(`${key}`) ? '*' : key)).join('.');

/** Where a contract takes ids, such as `hours.*.facilityId`. */
const idFieldsOf = (
  schema: z.core.JSONSchema.BaseSchema | boolean | undefined,
  at: string[] = [],
): string[] => {
  if (typeof schema !== 'object') return [];
  const { properties = {}, items, anyOf = [], allOf = [], oneOf = [], format } = schema;
  return [
    ...(format === 'uuid' ? [inWords(at)] : []),
    ...Object.entries(properties).flatMap(([name, inner]) => idFieldsOf(inner, [...at, name])),
    ...[items].flat().flatMap(inner => idFieldsOf(inner, [...at, '*'])),
    ...[...anyOf, ...allOf, ...oneOf].flatMap(inner => idFieldsOf(inner, at)),
  ];
};

const contractOf = ([input = z.void()]: z.ZodType[]) =>
  z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' });

describe('T6: the walk with another clinic’s ids', () => {
  test.each(procedures)(
    'T6: tries every id that %s takes, optional and nested ones too',
    (path, { _def }) => {
      const others = (otherInputs[path] ?? []).map(inputOf => inputOf(ours));
      const tried = [inputFor(path, ours), ...others].flatMap(idsIn).map(inWords);
      expect(idFieldsOf(contractOf(_def.inputs)).filter(field => !tried.includes(field))).toEqual([]);
    },
  );

  test('T6: would notice an id that it does not try', () => {
    const nested = z.object({ id: z.uuid(), seats: z.array(z.object({ userId: z.uuid().nullish() })) });
    expect(idFieldsOf(contractOf([nested]))).toEqual(['id', 'seats.*.userId']);
  });
});

describe('T7: a call about several records', () => {
  const lists = procedures.flatMap(([path]) => {
    const input = inputFor(path, ours);
    const within = idsIn(input).map(at =>
      at.slice(
        0,
        at.findIndex(key => /^\d+$/.test(`${key}`)),
      ),
    );
    const arrays = within.filter(at => at.length > 0 && Array.isArray(valueAt(input, at)));
    return [...new Map(arrays.map(at => [inWords(at), at]))].map(([list, at]) => ({ path, list, at }));
  });

  test('T7: is found by this walk', () => {
    expect(lists.map(({ path, list }) => `${path} ${list}`)).toContain('availability.replaceWeek hours');
  });

  test.each(lists)('T7: $path refuses all of $list when one is another clinic’s', async ({ path, at }) => {
    const [own, foreign] = [inputFor(path, ours), inputFor(path, theirs)];
    const [mine, stolen] = [valueAt(own, at), valueAt(foreign, at)] as unknown[][];
    const before = await bothClinics();
    const mixed = replaced(own, at, [...(mine ?? []), ...(mine ?? []), stolen?.[0]]);
    expect(await answerTo(await as(ours.clinic), path, mixed)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await bothClinics()).toEqual(before);
  });
});

describe('T10: whatever another clinic does', () => {
  const queries = procedures.flatMap(([path, { _def }]) => (_def.type === 'query' ? [path] : []));
  let hour = 0;

  /** Somebody of the same name comes, at a time that our clinic's day book shows as well. */
  const theirsHaveMore = async () => {
    const { firstName, lastName, birthDate } = ours.patient;
    await admit(theirs.clinic, { firstName, lastName, birthDate });
    await (await as(theirs.clinic)).bookings.book(
      bookingFields(faker, {
        ...{ ...theirs.links, despite },
        startsAt: slot(hour++ % 24, 8 + Math.floor(hour / 24)),
      }),
    );
  };

  test.each(queries)('T10: %s finds, lists and counts the same as before', async path => {
    const caller = await as(ours.clinic);
    const asked = Object(inputFor(path, ours));
    const searches = (await answerTo(caller, path, { ...asked, search: 'x' })).code === 'OK';
    const input = searches ? { ...asked, search: ours.patient.lastName } : inputFor(path, ours);
    const before = await answerTo(caller, path, input);
    expect(before).toMatchObject({ code: 'OK' });
    await theirsHaveMore();
    const { code, answer } = await answerTo(caller, path, input);
    expect({ code, answer: untimed(path, answer) }).toEqual({
      code: 'OK',
      answer: untimed(path, before.answer),
    });
  });
});
