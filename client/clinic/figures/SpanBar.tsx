import { Button, Group, SegmentedControl } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { Period } from '../../../shared/clinic/dashboard.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { DaySpanFilter } from '../../ui/tables/DaySpanFilter.tsx';
import { type FiguresSpan, periodsFor, spansUpTo } from './figures-span.ts';

const words: Record<Period, string> = { day: t('Days'), week: t('Weeks'), month: t('Months') };

/** Chooses the days of the figures, and by what they are drawn; both stand in the address. */
export const SpanBar = ({ span }: { span: FiguresSpan }) => {
  const formats = useFormats();
  const navigate = useNavigate();
  const search = useSearch({ from: '/clinic/' });
  const go = (change: Partial<FiguresSpan>) =>
    void navigate({ to: '/', search: { ...search, ...change }, replace: true });

  return (
    <Group gap="xs" mb="md" className="span-bar">
      <Button.Group>
        {spansUpTo({ today: formats.today(), weekStartsOn: formats.weekStartsOn }).map(
          ({ label, from, to }) => {
            const isShown = from === span.from && to === span.to;
            return (
              <Button
                key={label}
                variant={isShown ? 'light' : 'default'}
                aria-pressed={isShown}
                onClick={() => void navigate({ to: '/', search: { ...search, from, to, per: undefined } })}
              >
                {label}
              </Button>
            );
          },
        )}
      </Button.Group>
      <DaySpanFilter formats={formats} span={span} onChange={go} />
      <SegmentedControl
        aria-label={t('Drawn by')}
        data={periodsFor(span).map(period => ({ value: period, label: words[period] }))}
        value={span.per}
        onChange={per => go({ per })}
      />
    </Group>
  );
};
