import { Group, Progress, Stack, Text } from '@mantine/core';
import { strainOf, type UsageReport } from '../../../shared/clinic/usage.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { metricWords } from './usage-words.ts';

const colors = { none: 'pine', nearly: 'yellow', full: 'red' };

/** How much of one limit is used; the bar only repeats what the words say. */
export const UsageBar = ({ metric, used, limit }: UsageReport['metrics'][number]) => {
  const { number } = useFormats();
  const { label, full } = metricWords[metric];
  const strain = strainOf({ used, limit });

  return (
    <Stack gap={4} component="li">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="baseline">
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Text size="sm" className="numeric">
          {limit === null
            ? t('{used}, no limit', { used: number(used) })
            : t('{used} of {limit}', { used: number(used), limit: number(limit) })}
        </Text>
      </Group>
      {limit !== null && (
        <Progress value={Math.min(100, (used / limit) * 100)} color={colors[strain]} aria-hidden />
      )}
      {strain !== 'none' && (
        <Text size="xs" c="dimmed">
          {strain === 'full' ? t('Used up.') : t('Nearly used up.')} {full}
        </Text>
      )}
    </Stack>
  );
};
