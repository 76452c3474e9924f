import { expect, test } from 'vitest';
import { figuresSpanOf, periodsFor, spansUpTo } from '../../client/clinic/figures/figures-span.ts';
import { FiguresQuery } from '../../shared/clinic/dashboard.ts';

const clock = { today: '2026-11-28', weekStartsOn: 1, usual: '12-weeks' as const };

test('UI-3: spans begin with a week of the clinic or a month, and end today', () => {
  const starts = (weekStartsOn: number) => spansUpTo({ ...clock, weekStartsOn }).map(({ from }) => from);
  expect(starts(1)).toEqual(['2026-11-02', '2026-09-07', '2025-12-01']);
  expect(starts(7)).toEqual(['2026-11-01', '2026-09-06', '2025-12-01']);
});

test('UI-3: the figures are of the days in the address, else of the last twelve weeks', () => {
  const usual = { from: '2026-09-07', to: clock.today, per: 'week' };
  expect(figuresSpanOf({}, clock)).toEqual(usual);
  expect(figuresSpanOf({ from: '2026-12-01', to: '2026-11-01' }, clock)).toEqual(usual);
  expect(figuresSpanOf({ from: '2020-01-01' }, clock)).toEqual(usual);
  const march = { from: '2026-03-01', to: '2026-03-31', per: 'day' as const };
  expect(figuresSpanOf(march, clock)).toEqual(march);
  expect(figuresSpanOf({ to: '2026-03-31' }, clock)).toMatchObject({ from: '2026-01-07', per: 'week' });
  expect(figuresSpanOf({ from: '2026-01-01', per: 'day' }, clock)).toMatchObject({ per: 'month' });
  expect(periodsFor({ from: '2026-03-01', to: '2026-03-31' })).toContain('day');
});

test('UI-3 SET-1: or else of the span that the clinic begins with', () => {
  expect(figuresSpanOf({}, { ...clock, usual: '4-weeks' })).toMatchObject({
    from: '2026-11-02',
    per: 'week',
  });
  expect(figuresSpanOf({}, { ...clock, usual: '12-months' })).toMatchObject({
    from: '2025-12-01',
    per: 'month',
  });
  expect(figuresSpanOf({ to: '2025-06-30' }, { ...clock, usual: '12-months' })).toMatchObject({
    from: '2024-07-01',
  });
});

test('UI-3: whatever the address says, the server is asked for what it takes', () => {
  for (const from of [undefined, '1900-01-01', '2025-10-25', '2026-11-28', '2027-01-01'])
    for (const to of [undefined, '1999-01-01', '2026-11-28', '2199-12-31'])
      for (const per of ['day', 'week', 'month', undefined] as const)
        expect(FiguresQuery.safeParse(figuresSpanOf({ from, to, per }, clock)).success).toBe(true);
});
