import { describe, expect, test } from 'vitest';
import { replaced } from '../../server/operations/proof/walk/places.ts';
import { appRouter } from '../../server/router.ts';
import { allFields, takes } from '../world/fields.ts';
import { answerTo, inputFor, records } from '../world/records.ts';
import { contextWith, fixture, hostOf } from '../world/world.ts';

const ours = await records();

/** Calls as the owner, who signs in for it: some calls end the session. */
const answerAnew = async (...[path, input]: [path: string, input: unknown]) =>
  answerTo(
    appRouter.createCaller(contextWith(hostOf(ours.clinic), await fixture.newToken(ours.clinic))),
    ...([path, input] as const),
  );

/** The procedure of a field such as `dayExceptions.create.hours[].from`, and where it stands in an input. */
const placeOf = (field: string): { path: string; at: string[] } => {
  const [router, procedure, ...at] = field.replaceAll('[]', '.0').split('.');
  return { path: `${router}.${procedure}`, at };
};

describe('I2: a text that cannot be stored', () => {
  const odd = ['\u0000', '\ud800', 'a@example.org\u0000', 'x\udfff'];
  const open = allFields.flatMap(([field, schema]) =>
    odd.flatMap(text => (takes(schema, text) ? [[field, text] as const] : [])),
  );

  test('I2: gets past the contract only where it is decoded, hashed or looked for', () => {
    const kinds = open.map(([field]) => placeOf(field).at.at(-2) ?? placeOf(field).at.at(-1));
    expect(new Set(kinds)).toEqual(
      new Set([
        ...['currentPassword', 'newPassword', 'password', 'code', 'ticket', 'signature'],
        ...['transports'],
        ...['cursor', 'lastEventId', 'search'],
      ]),
    );
  });

  test.each(open)('I2: %s with %j is no failure', async (field, text) => {
    const { path, at } = placeOf(field);
    const { code } = await answerAnew(path, replaced(inputFor(path, ours), at, text));
    expect(code).not.toMatch(/INTERNAL|UNAVAILABLE/);
  });
});

/** Names of a beginning and its end. */
const names = [
  ...[['startsAt', 'endsAt'] as const, ['from', 'to'] as const, ['earliest', 'latest'] as const],
  ...[['notBefore', 'notAfter'] as const, ['firstDate', 'until'] as const, ['startsOn', 'endsOn'] as const],
];
/** Beginning, an end before it, and whether an end that is the same is one: a day ends with itself. */
const samples = [
  ['2031-01-06T08:00:00Z', '2031-01-06T07:59:59Z', '2031-01-06T08:00:00Z'],
  ['2031-01-07', '2031-01-06'],
  ['09:00', '08:00', '09:00'],
] as const;

/** Hours that end before they begin are a night's; and a saved view is looked at by the list, which then refuses it. */
const takenBackwards = /^preferences\.|\bhours\[\]/;

const fields = new Map(allFields);
const spans = allFields.flatMap(([field, begin]) =>
  names.flatMap(([from, to]) => {
    const end = fields.get(field.replace(new RegExp(`\\.${from}$`), `.${to}`));
    if (!field.endsWith(`.${from}`) || !end) return [];
    const fit = samples.find(([first, last]) => takes(begin, first) && takes(end, last));
    const [first, ...wrong] = fit ?? [];
    return wrong
      .filter(last => last === first || !takenBackwards.test(field))
      .map(last => ({ field, to, first, last }));
  }),
);

test('I6: the walk finds what begins and ends', () => {
  const found = spans.map(({ field }) => field);
  for (const field of ['bookings.book.startsAt', 'holidays.update.from', 'dayExceptions.create.hours[].from'])
    expect(found).toContain(field);
  expect(found.length).toBeGreaterThan(25);
});

test.each(spans)(
  'I6: $field of $first with an end of $last is refused in words',
  async ({ field, to, first, last }) => {
    const { path, at } = placeOf(field);
    const begun = replaced(inputFor(path, ours), at, first);
    const { code, answer } = await answerAnew(path, replaced(begun, [...at.slice(0, -1), to], last));
    expect(code, String(answer)).toMatch(/^(?:BAD_REQUEST|UNPROCESSABLE_CONTENT)$/);
  },
);
