import { BarChart, type BarChartProps } from '@mantine/charts';
import { Paper, type PaperProps, Title, VisuallyHidden } from '@mantine/core';

type Props<Name extends string> = Omit<BarChartProps, 'data' | 'dataKey' | 'series' | 'title'> & {
  title: string;
  /** What the table is called; the title unless told. */
  caption?: string;
  /** What a bar stands for, such as "Day". */
  of: string;
  bars: ({ label: string } & Record<Name, number>)[];
  series: { name: Name; label: string; color: string }[];
  mb?: PaperProps['mb'];
};

/** The picture is for the eye; the same numbers stand in a hidden table. */
export const BarsWithTable = <Name extends string>(props: Props<Name>) => {
  const { title, caption = title, of, bars, series, mb, valueFormatter = String, ...looks } = props;

  return (
    <Paper p="md" mb={mb}>
      <Title order={2} size="h5" mb="sm">
        {title}
      </Title>
      <div aria-hidden="true">
        <BarChart
          h={180}
          data={bars}
          dataKey="label"
          series={series}
          valueFormatter={valueFormatter}
          tickLine="none"
          gridAxis="x"
          maxBarWidth={22}
          barChartProps={{ accessibilityLayer: false, margin: { top: 8 } }}
          {...looks}
        />
      </div>
      <VisuallyHidden>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {[of, ...series.map(({ label }) => label)].map(head => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.map(bar => (
              <tr key={bar.label}>
                <th scope="row">{bar.label}</th>
                {series.map(({ name }) => (
                  <td key={name}>{valueFormatter(bar[name])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Paper>
  );
};
