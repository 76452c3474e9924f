import { expect, test } from 'vitest';
import { z } from 'zod';
import { procedures } from '../../server/router.ts';
import { NewPatient, PatientChange } from '../../shared/clinic/patients.ts';
import { allFields, takes } from '../world/fields.ts';
import { rowsOf } from '../world/pages.ts';

const inputs = procedures.flatMap(([path, { _def }]) => _def.inputs.map(input => [path, input] as const));
const takesNothing = ([, schema]: (typeof inputs)[number]) => schema instanceof z.ZodVoid;
const unknownKeys = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.some(({ code }) => code === 'unrecognized_keys') ?? false;

test('T8 I1: no call takes a key that it does not know, nor one of a prototype', () => {
  expect(inputs.length).toBe(procedures.length);
  const [empty, full] = [inputs.filter(takesNothing), inputs.filter(input => !takesNothing(input))];
  for (const [path, schema] of empty) expect(schema.safeParse({}).success, path).toBe(false);
  for (const [path, schema] of full) {
    for (const key of [
      'tenantId',
      'tenant_id',
      'role2',
      'createdBy',
      'deletedAt',
      'constructor',
      '__proto__',
    ])
      expect(unknownKeys(schema, JSON.parse(`{"${key}":{"polluted":true}}`)), `${path} ${key}`).toBe(true);
    for (const value of [null, 7, 'x', [], true]) expect(schema.safeParse(value).success, path).toBe(false);
  }
  expect(Reflect.get({}, 'polluted')).toBeUndefined();
});

test('D3: every list is bounded, 50 rows unless asked and 100 at most, and an export in larger parts', () => {
  const lists = inputs.filter(([, schema]) => schema instanceof z.ZodObject && 'cursor' in schema.shape);
  expect(lists.length).toBeGreaterThanOrEqual(7);
  for (const [path, schema] of lists) {
    const limit = (schema as z.ZodObject<{ limit: z.ZodType }>).shape.limit;
    const { unlessAsked, atMost } = rowsOf(path);
    expect(limit.parse(undefined), path).toBe(unlessAsked);
    for (const rows of [0, atMost + 1, 1e9, 'all']) expect(limit.safeParse(rows).success, path).toBe(false);
  }
});

/** Texts that are whole files. */
const files = ['holidays.preview', 'holidays.import'].map(path => `${path}.properties.calendar`);
/** An answer to a question of a form, which may be as long as a report; the only one that may be a fraction, such as 38.5. */
const ANSWER = 'filledForms.save.value';
const longTexts = [...files, 'filledForms.save.properties.value.anyOf.0'];

/** Parts of a JSON schema that let in as much as anybody likes: open objects, endless lists, endless texts. */
const boundless = (node: unknown, at: string): string[] => {
  if (typeof node !== 'object' || node === null) return [];
  const {
    type,
    additionalProperties,
    maxItems,
    maxLength,
    pattern,
    enum: choices,
    const: only,
  } = Object(node);
  const isOpen =
    (Object.keys(node).length === 0 && !at.endsWith('.properties')) ||
    (type === 'object' && additionalProperties !== false) ||
    (type === 'array' && !(maxItems <= 1000)) ||
    (type === 'string' &&
      !(maxLength <= (longTexts.includes(at) ? 500_000 : 10_000)) &&
      !/^\^.*\$$/.test(pattern) &&
      !choices &&
      only === undefined);
  return [
    ...(isOpen ? [at] : []),
    ...Object.entries(node).flatMap(([key, inner]) =>
      key === 'default' ? [] : boundless(inner, `${at}.${key}`),
    ),
  ];
};

test('D3: every list, text and object that a call takes has an end', () => {
  for (const [path, schema] of inputs.filter(input => !takesNothing(input)))
    expect(boundless(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), path)).toEqual([]);
  const open = z.strictObject({ ids: z.array(z.uuid()), name: z.string(), more: z.object({}).loose() });
  expect(boundless(z.toJSONSchema(open, { io: 'input' }), '')).toEqual([
    '.properties.ids',
    '.properties.name',
    '.properties.more',
    '.properties.more.additionalProperties',
  ]);
});

const where = (fields: typeof allFields) => fields.map(([at]) => at);

test('the walk finds what a call takes, however deep it lies', () => {
  const at = where(allFields);
  for (const field of [
    ...['availability.replaceWeek.hours[].from', 'series.book.skip[]', 'bookings.book.despite.reason'],
    ...['preferences.save.views[].name', 'session.confirm.password', 'services.create.price'],
  ])
    expect(at).toContain(field);
});

const numbers = allFields.filter(
  ([at, schema]) => at !== ANSWER && [1, 2, 5, 30, 100].some(n => takes(schema, n)) && !takes(schema, 'x'),
);

test('I5: every number that a call takes is whole and bounded, and nothing that merely looks like one', () => {
  expect(numbers.length).toBeGreaterThan(100);
  const wrong = [
    ...[Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 2 ** 53 + 1, -(2 ** 53) - 1],
    ...[-(2 ** 31), 1.5, 1e-9, -0, JSON.parse('1e309'), JSON.parse('-0')],
    ...['-0', '1e3', '0x1', '1.0', ' 1', '٣', 'NaN', 'Infinity', '9'.repeat(11), true, [1], {}, 1n],
  ];
  for (const value of wrong)
    expect(where(numbers.filter(([, schema]) => takes(schema, value))), `${typeof value} ${value}`).toEqual(
      [],
    );
});

test('I5: what the database keeps in four bytes is bounded so, and money by what its currency allows', () => {
  const large = numbers.filter(([, schema]) => takes(schema, 2 ** 31));
  // What is credited, given back or taken off is bounded by what was asked for.
  expect(where(large).toSorted()).toEqual([
    ...['update', 'write'].flatMap(call => ['tax', 'total'].map(field => `expenses.${call}.${field}`)),
    ...['invoices.credit.lines[].amount', 'invoices.pay.amount', 'invoices.refund.amount'],
    ...['update', 'write'].flatMap(call =>
      ['discount', 'unitPrice'].map(field => `invoices.${call}.lines[].${field}`),
    ),
    ...['services.create.price', 'services.update.price'],
  ]);
});

test('I5: a number below zero is taken only where something is put off or taken away', () => {
  const below = numbers.filter(([, schema]) => takes(schema, -1) || takes(schema, '-1'));
  // The bounds of a number in a form, in whichever unit that is.
  const bounds = ['create', 'update'].flatMap(call =>
    ['max', 'min'].map(bound => `forms.${call}.draft.sections[].fields[].${bound}`),
  );
  expect(where(below).toSorted()).toEqual([...bounds, 'series.move.days', 'services.updateMany.priceBy']);
});

test('I5: an answer may be a fraction, and is bounded all the same', () => {
  const [, answer] = allFields.find(([at, schema]) => at === ANSWER && takes(schema, 38.5)) ?? [];
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e13, -1e13, 1n, {}])
    expect(answer && takes(answer, value), typeof value).toBe(false);
});

/** Fields that take one of these, and no text of any kind. */
const taking = (...samples: string[]) =>
  allFields.filter(
    ([, schema]) => samples.some(sample => takes(schema, sample)) && !takes(schema, '1234567890123'),
  );

test('I6: every date, instant and time of day that a call takes is one that there is', () => {
  const [dates, instants, times] = [
    taking('2031-01-06', '1980-05-17').filter(([at]) => !/slug|passkey|phone/i.test(at)),
    taking('2031-01-06T08:00:00Z').filter(([at]) => !/password/i.test(at)),
    taking('08:00'),
  ];
  expect(dates.length).toBeGreaterThan(30);
  expect(instants.length).toBeGreaterThan(10);
  expect(times.length).toBeGreaterThan(10);
  const never = [
    'now',
    'today',
    '0',
    '1e3',
    '٢٠٣١-٠١-٠٦',
    '\u0000',
    '2031-01-06\n',
    ' 2031-01-06',
    '24:01',
    '08:60',
  ];
  const noDate = [
    ...['2027-02-30', '2027-02-29', '2031-04-31', '2031-13-01', '2031-00-10', '2031-1-6', '20310106'],
    ...['275760-09-13', '+275760-09-13', '-000001-01-01', '0000-01-01', '1879-12-31', '2200-01-01'],
  ];
  const noInstant = [
    ...['2027-02-30T10:00:00Z', '2027-02-29T08:00:00Z', '2031-01-06T24:00:01Z', '2031-01-06T08:00:60Z'],
    ...['2031-01-06T08:00:00', '2031-01-06T08:00:00+25:00', '2031-01-06 08:00:00Z', '2031-01-06'],
    ...[
      '+275760-09-13T00:00:00Z',
      '275760-09-13T00:00:00Z',
      '-000001-01-01T00:00:00Z',
      '0000-01-01T00:00:00Z',
    ],
    ...['1899-12-31T23:59:59Z', '2200-01-01T00:00:00Z'],
  ];
  const wrong: [typeof allFields, unknown[]][] = [
    [dates, [...never, ...noDate, ...noInstant.filter(text => text !== '2031-01-06'), 1_700_000_000, {}]],
    [instants, [...never, ...noDate, ...noInstant, 1_700_000_000_000, {}]],
    [times, [...never, ...noDate, ...noInstant, '24:00:00', '8:00', '-1:00', '25:00', '08.00', 480]],
  ];
  for (const [fields, values] of wrong)
    for (const value of values)
      expect(where(fields.filter(([, schema]) => takes(schema, value))), String(value)).toEqual([]);
});

// A pattern that goes over a text again for each of its letters takes 10^11 steps here, and no test has that long.
test('I8: no field of any call goes over a text of half a million letters more than a few times', () => {
  const starts = ['', 'https://a.example/', '+1 ', 'a@', '2031-01-06T08:00:00.', 'BEGIN:VCALENDAR ', '08:00'];
  const texts = starts.flatMap(start =>
    ['a', '1', ' ', '@a.', '-', '\u0301'].map(part => start + part.repeat(500_000 / part.length)),
  );
  const readAs = (schema: z.core.$ZodType, text: string) =>
    JSON.stringify(z.safeParse(schema, text).data ?? '');
  // Many fields are one and the same schema.
  const isOpen = new Map(
    [...new Set(allFields.map(([, schema]) => schema))].map(schema => [
      schema,
      texts.some(text => readAs(schema, text).length > 10_000),
    ]),
  );
  expect(where(allFields.filter(([, schema]) => isOpen.get(schema)))).toEqual([]);
});

test('H4: what is wrong is told field by field, in sentences', () => {
  const { error } = NewPatient.safeParse({ firstName: '', lastName: 7, birthDate: '2027-02-30', email: 'x' });
  const said = Object.fromEntries(error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []);
  expect(said).toMatchObject({ lastName: 'Please enter text.' });
});

test('CLI-2: a change that leaves a field out says nothing about it', () => {
  const change = { id: crypto.randomUUID(), version: 1, notes: '' };
  expect(PatientChange.parse(change)).toEqual({ ...change, notes: null });
});

test('CLI-2 I6: nobody is born tomorrow or later', () => {
  const born = (days: number) => new Date(Date.now() + days * 864e5).toISOString().slice(0, 10);
  const accepted = (birthDate: string) =>
    NewPatient.safeParse({ firstName: 'A', lastName: 'B', birthDate }).success;
  // A day of grace, because today begins earlier in the east.
  expect([accepted(born(0)), accepted(born(3)), accepted('2190-01-01')]).toEqual([true, false, false]);
});
