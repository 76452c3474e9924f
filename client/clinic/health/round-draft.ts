import { z } from 'zod';
import { faultOf, MeasureKind, type MeasureUnit, measures } from '../../../shared/clinic/health/measures.ts';
import { Decimal } from '../../../shared/decimal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { LocalDate, WallTime } from '../../../shared/scalars.ts';

/** What is typed: when, and for each kind a number, perhaps a second one, and the unit it is in. */
export type RoundDraft = Record<string, string>;

export const secondOf = (kind: MeasureKind): string => `${kind}_second`;
export const unitOf = (kind: MeasureKind): string => `${kind}_unit`;

/** As people of the region measure. */
const usualUnit = (kind: MeasureKind, clinicLocale: string): MeasureUnit => {
  const { units } = measures[kind];
  return (new Intl.Locale(clinicLocale).region === 'US' && units[1]) || units[0];
};

export const freshRound = (clinicLocale: string, day: string, time: string): RoundDraft => ({
  ...{ day, time, note: '' },
  ...Object.fromEntries(
    MeasureKind.options.flatMap(kind => [
      [kind, ''],
      [secondOf(kind), ''],
      [unitOf(kind), usualUnit(kind, clinicLocale)],
    ]),
  ),
});

/** What was filled in; an empty field is nothing, and no nought (CR27). */
export const measuresOf = (draft: RoundDraft) =>
  MeasureKind.options
    .filter(kind => draft[kind] || draft[secondOf(kind)])
    .map(kind => ({
      ...{ kind, value: draft[kind] ?? '', second: draft[secondOf(kind)] || null },
      unit: draft[unitOf(kind)] as MeasureUnit,
    }));

type Context = { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void };

const say = (ctx: Context, field: string, message: string) =>
  ctx.addIssue({ code: 'custom', path: [field], message });

const checkNumber = (ctx: Context, field: string, text: string): string | undefined => {
  const { data, error } = Decimal.safeParse(text);
  if (error) say(ctx, field, error.issues[0]?.message ?? '');
  return data;
};

/** The same that the server asks, at the fields where it was typed. */
export const RoundDraft = z.record(z.string(), z.string()).superRefine((draft, ctx) => {
  for (const [field, schema] of [
    ['day', LocalDate],
    ['time', WallTime],
  ] as const) {
    const { error } = schema.safeParse(draft[field]);
    if (error) say(ctx, field, error.issues[0]?.message ?? '');
  }
  const entered = measuresOf(draft);
  if (entered.length === 0) say(ctx, 'blood_pressure', t('Please enter at least one value.'));
  for (const { kind, value, second, unit } of entered) {
    const first = checkNumber(ctx, kind, value);
    const other = second === null ? null : checkNumber(ctx, secondOf(kind), second);
    if (first === undefined || other === undefined) continue;
    const fault = faultOf({ kind, value: first, second: other, unit });
    if (!fault) continue;
    const [field, sentence] = fault;
    say(ctx, field === 'second' ? secondOf(kind) : field === 'unit' ? unitOf(kind) : kind, sentence);
  }
});
