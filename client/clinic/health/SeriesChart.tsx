import { LineChart } from '@mantine/charts';
import {
  inUnit,
  type MeasureKind,
  type MeasureUnit,
  measures,
} from '../../../shared/clinic/health/measures.ts';
import type { Point } from '../../../shared/clinic/health/trend.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { measureKinds, unitSigns } from './health-words.ts';

type Props = {
  kind: MeasureKind;
  unit: MeasureUnit;
  points: Point[];
  /** Whether what is usual is known of this patient. */
  hasRange: boolean;
};

const linesOf = (kind: MeasureKind, unit: MeasureUnit) => {
  const { usual, second, units } = measures[kind];
  return [usual, second?.usual].flatMap(range =>
    (range ?? []).map(edge => ({ y: inUnit(edge, units[0], unit), color: 'gray.6' })),
  );
};

/** A picture for the eye, on a scale of time (CR29); the sentence and the table beside it say the same. */
export const SeriesChart = ({ kind, unit, points, hasRange }: Props) => {
  const { shortDate, moment } = useFormats();
  const day = (at: number) => shortDate(new Date(at).toISOString().slice(0, 10));
  // Asked before the mouse is anywhere, too.
  const pointed = (at: unknown) => (typeof at === 'number' ? moment(new Date(at).toISOString()) : '');
  const series = [
    { name: 'value', label: measures[kind].second ? t('upper') : measureKinds[kind], color: 'blue.6' },
    ...(measures[kind].second ? [{ name: 'second', label: t('lower'), color: 'teal.6' }] : []),
  ];
  return (
    <div aria-hidden="true">
      <LineChart
        h={220}
        data={points.map(point => ({ ...point }))}
        dataKey="at"
        series={series}
        curveType="linear"
        connectNulls={false}
        referenceLines={hasRange ? linesOf(kind, unit) : []}
        unit={` ${unitSigns[unit]}`}
        yAxisProps={{ width: 96, domain: ['auto', 'auto'] }}
        xAxisProps={{
          ...{ type: 'number', scale: 'time', domain: ['dataMin', 'dataMax'] },
          tickFormatter: day,
        }}
        tooltipProps={{ labelFormatter: pointed }}
        lineChartProps={{ accessibilityLayer: false }}
      />
    </div>
  );
};
