import { Button, Group, SimpleGrid, Skeleton, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconActivityHeartbeat } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type MeasureKind, valueInWords } from '../../../shared/clinic/health/measures.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { FormDialog } from '../../ui/forms/FormDialog.tsx';
import { HealthEvents } from './HealthEvents.tsx';
import { flags, measureKinds } from './health-words.ts';
import { MeasureForm } from './MeasureForm.tsx';
import { Series } from './Series.tsx';

type Props = { patientId: string };

const daysAgo = (instant: string) => Math.floor((Date.now() - Date.parse(instant)) / 86_400_000);

/** What was measured last, each with its age (CR31), how it went, and what was seen. */
export const PatientHealth = ({ patientId }: Props) => {
  const { moment, locale } = useFormats();
  const mayWrite = useMay()('clinical:write');
  const [isMeasuring, setMeasuring] = useState(false);
  const [chosen, choose] = useState<MeasureKind>();
  const { data, error, refetch } = useQuery(api.measurements.latest.queryOptions({ patientId }));
  if (!data && error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton h={240} aria-busy="true" />;
  const kind = chosen ?? data.items[0]?.kind;
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Text size="sm" c="dimmed">
          {data.items.length === 0 ? t('Nothing was measured yet.') : t('Measured last')}
        </Text>
        {mayWrite && (
          <Button
            leftSection={<IconActivityHeartbeat size={16} aria-hidden />}
            onClick={() => setMeasuring(true)}
          >
            {t('Measure')}
          </Button>
        )}
      </Group>
      {data.items.length > 0 && (
        <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
          {data.items.map(last => {
            const flag = [last.flag, last.secondFlag].find(each => each === 'low' || each === 'high');
            return (
              <UnstyledButton
                key={last.kind}
                aria-pressed={last.kind === kind}
                onClick={() => choose(last.kind)}
                p="xs"
                className="last-value"
              >
                <Text size="xs" c="dimmed">
                  {measureKinds[last.kind]}
                </Text>
                <Text fw={600}>{valueInWords(last, locale)}</Text>
                {flag && (
                  <Text size="sm" fw={600}>
                    {flags[flag].label}
                  </Text>
                )}
                <Text size="xs" c="dimmed">
                  {t('{moment}, {days, plural, =0 {today} one {# day ago} other {# days ago}}', {
                    ...{ moment: moment(last.takenAt), days: daysAgo(last.takenAt) },
                  })}
                </Text>
              </UnstyledButton>
            );
          })}
        </SimpleGrid>
      )}
      {kind && <Series key={kind} patientId={patientId} kind={kind} />}
      <HealthEvents patientId={patientId} />
      <FormDialog opened={isMeasuring} onClose={() => setMeasuring(false)} title={t('Measure')}>
        <MeasureForm patientId={patientId} onClose={() => setMeasuring(false)} />
      </FormDialog>
    </Stack>
  );
};
