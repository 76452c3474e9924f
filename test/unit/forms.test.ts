import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnswerValue, faultOfAnswer, isAnswered, settled } from '../../shared/clinic/forms/answers.ts';
import { AnyDefinition, FormDefinition, type FormField } from '../../shared/clinic/forms/definition.ts';
import { differenceOf, retyped } from '../../shared/clinic/forms/difference.ts';
import { evaluate, holds } from '../../shared/clinic/forms/evaluate.ts';
import { placementForm } from '../../shared/clinic/forms/placement-form.ts';

type Given = Record<string, unknown>;
const field = (key: string, more: Given = {}) => ({ key, type: 'line', label: `Field ${key}`, ...more });
const section = (key: string, fields: Given[], more: Given = {}) => ({ key, title: key, fields, ...more });
const shownIf = (asked: string, operator = 'answered', value?: unknown) => ({
  conditions: [{ field: asked, operator, ...(value !== undefined && { value }) }],
});
const form = (...fields: Given[]) => AnyDefinition.parse({ sections: [section('only', fields)] });
const faultsOf = (sections: Given[]) =>
  FormDefinition.safeParse({ sections }).error?.issues.map(({ message }) => message) ?? [];

const options = [
  { key: 'red', label: 'Red' },
  { key: 'blue', label: 'Blue' },
];

describe('CLI-5: a definition', () => {
  test('FM8: with a circle of any length, through sections as well, is refused and named', () => {
    const circle = (length: number) =>
      Array.from({ length }, (_, n) => field(`f${n}`, { shownIf: shownIf(`f${(n + 1) % length}`) }));
    for (const length of [1, 2, 3, 4, 9])
      expect(faultsOf([section('only', circle(length))])).toEqual([
        expect.stringMatching(/^These fields are shown by one another.*Field f0/),
      ]);
    expect(
      faultsOf([
        section('first', [field('a')], { shownIf: shownIf('b') }),
        section('second', [field('b', { shownIf: shownIf('a') })]),
      ]),
    ).toEqual([expect.stringContaining('Field a → Field b')]);
    expect(faultsOf([section('only', [field('a', { shownIf: shownIf('b') }), field('b')])])).toEqual([]);
  });

  test('FM7: whose rules ask about what is not there is refused', () => {
    const asking = (rule: Given) =>
      faultsOf([section('only', [field('a', { type: 'choice', options }), field('b', { shownIf: rule })])]);
    expect(asking(shownIf('gone'))).toEqual(['“Field b” depends on a field that is not in the form.']);
    const wrong = ['“Field b” compares “Field a” with something that it cannot hold.'];
    for (const rule of [
      shownIf('a', 'is', 'green'),
      shownIf('a', 'is'),
      shownIf('a', 'above', 3),
      shownIf('a', 'answered', 3),
    ])
      expect(asking(rule)).toEqual(wrong);
    expect(asking(shownIf('a', 'is', 'red'))).toEqual([]);
  });

  test('FM3: has each key once, and labels as often as it likes', () => {
    expect(faultsOf([section('only', [field('a'), field('a')])])).toHaveLength(1);
    expect(
      faultsOf([section('only', [field('a', { label: 'Same' }), field('b', { label: 'Same' })])]),
    ).toEqual([]);
  });

  test('CLI-4: comes with the product for placements, in seven sections, without a fault', () => {
    const product = placementForm();
    expect(FormDefinition.parse(product)).toEqual(product);
    expect(product.sections.map(({ key }) => key)).toEqual([
      'needs',
      'history',
      'assessments',
      'preferences',
      'care',
      'legal',
      'funding',
    ]);
  });
});

describe('CLI-5 FM17: a rule', () => {
  const value = { field: 'a', operator: 'is' as const, value: 'red' as string | number | boolean };
  test.each([
    // operator, none, equal, other, several with it, several without it
    ['answered', false, true, true, true, true],
    ['empty', true, false, false, false, false],
    ['is', false, true, false, true, false],
    ['isNot', true, false, true, false, true],
  ] as const)('%s of no, equal, other and several answers', (operator, ...wanted) => {
    const asked = { ...value, operator };
    const given: AnswerValue[] = [null, 'red', 'blue', ['blue', 'red'], ['blue']];
    expect(given.map(answer => holds(asked, answer))).toEqual(wanted);
  });

  test('takes 0 and no for answers, and compares strictly', () => {
    expect(holds({ field: 'a', operator: 'answered' }, 0)).toBe(true);
    expect(holds({ field: 'a', operator: 'answered' }, false)).toBe(true);
    expect(holds({ field: 'a', operator: 'is', value: 0 }, 0)).toBe(true);
    expect([4, 5, 6, null].map(n => holds({ field: 'a', operator: 'above', value: 5 }, n))).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect([4, 5, 6, null].map(n => holds({ field: 'a', operator: 'below', value: 5 }, n))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(holds({ field: 'a', operator: 'above', value: '2026-01-31' }, '2026-02-01')).toBe(true);
  });

  test('FM17: what is hidden counts as not answered, through any chain', () => {
    const chain = form(
      field('a', { type: 'yesno' }),
      field('b', { shownIf: shownIf('a', 'is', true) }),
      field('c', { shownIf: shownIf('b') }),
      field('d', { shownIf: shownIf('b', 'isNot', 'x') }),
    );
    expect([...evaluate(chain, { a: true, b: 'x' }).shown]).toEqual(['a', 'b', 'c']);
    const gone = evaluate(chain, { a: false, b: 'x', c: 'y' });
    expect([...gone.shown]).toEqual(['a', 'd']);
    expect(gone.leftOut).toEqual(['b', 'c']);
  });

  test('FM15 FM21: what is hidden is not required, and completeness counts what is required and shown', () => {
    const asked = form(
      field('a', { isRequired: true }),
      field('b', { isRequired: true, shownIf: shownIf('a') }),
      field('c'),
    );
    expect(evaluate(asked, {}).sections).toMatchObject([{ required: 1, answered: 0, missing: ['a'] }]);
    expect(evaluate(asked, { a: 'x' }).sections).toMatchObject([
      { required: 2, answered: 1, missing: ['b'] },
    ]);
    expect(evaluate(asked, { a: 'x', b: 'y' })).toMatchObject({ missing: [], leftOut: [], homeless: [] });
    expect(evaluate(asked, { gone: 'x' }).homeless).toEqual(['gone']);
  });
});

describe('CLI-5: an answer', () => {
  const asked = (more: Given): FormField => form(field('a', more)).sections[0]?.fields[0] as FormField;
  test('is of the kind of its field, within its bounds', () => {
    const number = asked({ type: 'number', min: 0, max: 10 });
    expect([0, 10, 3.5].map(n => faultOfAnswer(number, n))).toEqual([undefined, undefined, undefined]);
    expect([-1, 11, 'x', true].every(n => faultOfAnswer(number, n))).toBe(true);
    expect(faultOfAnswer(asked({ type: 'date' }), '2027-02-30')).toBeDefined();
    expect(faultOfAnswer(asked({ type: 'line' }), 'a\nb')).toBeDefined();
    expect(faultOfAnswer(asked({ type: 'text' }), 'a\n\t<b> & “b” 🙂')).toBeUndefined();
    expect(faultOfAnswer(asked({ type: 'yesno' }), 'yes')).toBeDefined();
  });

  test('FM4: an option that is offered no more stays where it was chosen, and is not chosen anew', () => {
    const retired = asked({
      type: 'choices',
      options: [...options, { key: 'old', label: 'Old', isRetired: true }],
    });
    expect(faultOfAnswer(retired, ['red', 'old'])).toBeDefined();
    expect(faultOfAnswer(retired, ['red', 'old'], ['old'])).toBeUndefined();
    expect(settled(retired, ['blue', 'red', 'blue'])).toEqual(['red', 'blue']);
  });

  test('FM5: another version may not change the kind of a field, and says what else it changes', () => {
    const [before, after] = [form(field('a'), field('b')), form(field('a', { label: 'New' }), field('c'))];
    expect(differenceOf(before, after)).toEqual({
      added: ['Field c'],
      removed: ['Field b'],
      changed: [{ label: 'New', before: 'Field a' }],
    });
    expect(retyped(before, after)).toEqual([]);
    expect(retyped(before, form(field('a', { type: 'date' })))).toEqual(['Field a']);
  });
});

/** Definitions and answers of any kind: the same words for whatever a program could send. */
const keys = ['a', 'b', 'c', 'd', 'e'];
const anyValue: fc.Arbitrary<AnswerValue> = fc.oneof(
  fc.constant(null),
  fc.string({ maxLength: 5 }),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.subarray(['red', 'blue', 'green']),
);
const ruleOver = (asked: string[]) =>
  fc.option(
    fc.record({
      match: fc.constantFrom('all', 'any'),
      conditions: fc.array(
        fc.record({
          field: fc.constantFrom(...asked),
          operator: fc.constantFrom('answered', 'empty', 'is', 'isNot', 'above', 'below'),
          value: fc.constantFrom('red', 'x', 3, true),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );
const anyRule = ruleOver([...keys, 'gone']);
const anyField = (key: string, rule = anyRule) =>
  fc.record({
    ...{ key: fc.constant(key), label: fc.constant(key), isRequired: fc.boolean(), shownIf: rule },
    type: fc.constantFrom('line', 'text', 'number', 'date', 'yesno', 'choice', 'choices'),
    options: fc.constant(options),
  });
const formOf = (fields: Given[], first: Given | null, second: Given | null) =>
  AnyDefinition.parse({
    sections: [
      section('first', fields.slice(0, 2), { shownIf: first }),
      section('second', fields.slice(2), { shownIf: second }),
    ],
  });
const anyForm = fc
  .tuple(fc.tuple(...keys.map(key => anyField(key))), anyRule, anyRule)
  .map(([fields, first, second]) => formOf(fields, first, second));
/** Without a circle: each asks about what stands before it. */
const soundForm = fc
  .tuple(
    fc.tuple(...keys.map((key, place) => anyField(key, ruleOver([...keys.slice(0, place), 'gone'])))),
    ruleOver(['a', 'b']),
  )
  .map(([fields, second]) => formOf(fields, null, second));
const anyAnswers = fc.dictionary(fc.constantFrom(...keys, 'other'), anyValue);

describe('CLI-5 FM18: whatever the form and the answers', () => {
  test('it ends, requires only what is shown and not answered, and counts as it names', () => {
    fc.assert(
      fc.property(anyForm, anyAnswers, (definition, answers) => {
        const state = evaluate(definition, answers);
        const fields = definition.sections.flatMap(part => part.fields);
        expect(state.missing).toEqual(
          fields
            .filter(({ key, isRequired }) => isRequired && state.shown.has(key) && !isAnswered(answers[key]))
            .map(({ key }) => key),
        );
        for (const { required, answered, missing } of state.sections)
          expect(required - answered).toBe(missing.length);
        const given = Object.keys(answers).filter(key => isAnswered(answers[key]));
        expect(
          [...given.filter(key => state.shown.has(key)), ...state.leftOut, ...state.homeless].toSorted(),
        ).toEqual(given.toSorted());
      }),
      { numRuns: 500 },
    );
  });

  test('what is hidden changes nothing: the form stands as if it had not been answered (FM16, FM17)', () => {
    fc.assert(
      fc.property(soundForm, anyAnswers, (definition, answers) => {
        const { shown, missing, wrong } = evaluate(definition, answers);
        const seen = Object.fromEntries(Object.entries(answers).filter(([key]) => shown.has(key)));
        expect(evaluate(definition, seen)).toMatchObject({ missing, wrong });
        expect(evaluate(definition, seen).shown).toEqual(shown);
      }),
      { numRuns: 500 },
    );
  });

  test('an answer that is taken stays taken once it is settled', () => {
    fc.assert(
      fc.property(anyForm, anyValue, (definition, value) => {
        for (const asked of definition.sections.flatMap(part => part.fields)) {
          if (faultOfAnswer(asked, value) !== undefined) continue;
          const once = settled(asked, value);
          expect(faultOfAnswer(asked, once)).toBeUndefined();
          expect(settled(asked, once)).toEqual(once);
        }
      }),
    );
  });
});

test('FM13: 300 fields, 100 with rules, are judged within a keystroke', () => {
  const fields = Array.from({ length: 300 }, (_, n) =>
    field(`f${n}`, n >= 200 ? { shownIf: shownIf(`f${n - 1}`), isRequired: true } : {}),
  );
  const parts = [section('first', fields.slice(0, 150)), section('second', fields.slice(150))];
  const definition = FormDefinition.parse({ sections: parts });
  const answers = Object.fromEntries(fields.map(({ key }) => [key, 'x']));
  const start = performance.now();
  for (let n = 0; n < 20; n++) evaluate(definition, answers);
  // A generous bound: what is quadratic takes seconds.
  expect((performance.now() - start) / 20).toBeLessThan(50);
});
