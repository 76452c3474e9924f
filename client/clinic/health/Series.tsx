import { Menu, Skeleton, Stack, Table, Text, Title } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Measurement, MeasurementError } from '../../../shared/clinic/health/measurements.ts';
import { type MeasureKind, measures, valueInWords } from '../../../shared/clinic/health/measures.ts';
import { pointsOf, trendOf } from '../../../shared/clinic/health/trend.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RowMenu } from '../../ui/tables/RowMenu.tsx';
import { askWhatWasWrong } from './ask-what-was-wrong.tsx';
import { flags, measureKinds, trends } from './health-words.ts';
import { SeriesChart } from './SeriesChart.tsx';

type Props = { patientId: string; kind: MeasureKind };

/** Of children, and of what has no range, nothing is said (CR35). */
const isCompared = ({ flag, secondFlag }: Measurement) => Boolean(flag ?? secondFlag);

const isOut = ({ flag, secondFlag }: Measurement) =>
  [flag, secondFlag].some(each => each === 'low' || each === 'high');

/** What the chart shows, in a sentence (CR34). */
const useSentence = (kind: MeasureKind, items: Measurement[]) => {
  const { moment, locale } = useFormats();
  const counted = items.filter(({ withdrawnAt }) => !withdrawnAt);
  const [first, last] = [counted[0], counted.at(-1)];
  if (!first || !last) return undefined;
  const trend = trendOf(kind, pointsOf(items, measures[kind].units[0]));
  return [
    t('{count, plural, one {# value} other {# values}} from {start} to {end}.', {
      ...{ count: counted.length, start: moment(first.takenAt), end: moment(last.takenAt) },
    }),
    t('The last one is {value}.', { value: valueInWords(last, locale) }),
    counted.some(isCompared)
      ? t('{count, plural, =0 {None is} one {# is} other {# are}} outside of what is usual.', {
          count: counted.filter(isOut).length,
        })
      : t('There is no usual range to compare with.'),
    trend && t('Over this time it is {trend}.', { trend: trends[trend] }),
  ]
    .filter(Boolean)
    .join(' ');
};

const Row = ({ measurement, onWrong }: { measurement: Measurement; onWrong?: () => void }) => {
  const { moment, locale } = useFormats();
  const { flag, secondFlag, withdrawnAt, withdrawnReason, withdrawnBy, note, enteredBy } = measurement;
  const shown = [flag, secondFlag].find(each => each === 'low' || each === 'high') ?? flag;
  const value = valueInWords(measurement, locale);
  return (
    <Table.Tr>
      <Table.Td className="numeric nowrap">{moment(measurement.takenAt)}</Table.Td>
      <Table.Td className="nowrap" td={withdrawnAt ? 'line-through' : undefined}>
        {value}
      </Table.Td>
      <Table.Td>
        {withdrawnAt
          ? t('Entered in error, says {name}: {reason}', {
              ...{ name: withdrawnBy ?? t('Someone'), reason: withdrawnReason ?? '' },
            })
          : shown && flags[shown].label}
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </Table.Td>
      <Table.Td visibleFrom="sm" c="dimmed">
        {enteredBy}
      </Table.Td>
      <Table.Td w={40}>
        {onWrong && !withdrawnAt && (
          <RowMenu label={t('Actions for {name}', { name: `${value}, ${moment(measurement.takenAt)}` })}>
            <Menu.Item leftSection={<IconAlertCircle size={16} aria-hidden />} onClick={onWrong}>
              {t('Entered in error')}
            </Menu.Item>
          </RowMenu>
        )}
      </Table.Td>
    </Table.Tr>
  );
};

/** One kind of measurement over time: a sentence, a chart, and a table of all that is drawn and what was in error. */
export const Series = ({ patientId, kind }: Props) => {
  const mayWrite = useMay()('clinical:write');
  const { data, error, refetch } = useQuery(api.measurements.series.queryOptions({ patientId, kind }));
  const { mutateAsync: withdraw } = useMutation(api.measurements.withdraw.mutationOptions());
  const sentence = useSentence(kind, data?.items ?? []);
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={260} aria-busy="true" />;
  // In the unit of the last value, as the sentence above and the table below say it.
  const unit = data.items.findLast(({ withdrawnAt }) => !withdrawnAt)?.unit;
  const points = unit ? pointsOf(data.items, unit) : [];
  const sayWrong = async ({ id, version }: Measurement) => {
    const given = await askWhatWasWrong(measureKinds[kind], MeasurementError.pick({ reason: true }));
    if (!given) return;
    await withdraw({ id, version, reason: given.reason });
    tellSuccess(t('{name} is marked as entered in error.', { name: measureKinds[kind] }));
  };
  return (
    <Stack gap="sm">
      <Title order={2} size="h5">
        {measureKinds[kind]}
      </Title>
      {sentence && <Text size="sm">{sentence}</Text>}
      {data.isCut && <Text size="sm">{t('There are older values, which are not shown.')}</Text>}
      {unit && points.length > 1 && (
        <SeriesChart {...{ kind, unit, points }} hasRange={data.items.some(isCompared)} />
      )}
      <Table.ScrollContainer minWidth={320} mah={320}>
        <Table aria-label={measureKinds[kind]} verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('When')}</Table.Th>
              <Table.Th>{t('Value')}</Table.Th>
              <Table.Th>{t('Compared with what is usual')}</Table.Th>
              <Table.Th visibleFrom="sm">{t('Entered by')}</Table.Th>
              <Table.Th aria-label={t('Actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.toReversed().map(each => (
              <Row
                key={each.id}
                measurement={each}
                {...(mayWrite && { onWrong: () => void sayWrong(each).catch(tellFailure) })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
};
