import { Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { strainOf } from '../../../shared/clinic/usage.ts';
import { t } from '../../../shared/i18n/translate.ts';
import type { ClinicDetails } from '../../../shared/platform/console-clinics.ts';
import { metrics } from '../connection/console-words.ts';
import { consoleFormats } from '../connection/operator.ts';

const colors = { none: 'pine', nearly: 'yellow', full: 'red.9' };

/** How much of its plan a clinic uses: numbers only. */
export const ClinicUsage = ({ clinic }: { clinic: ClinicDetails }) => (
  <Paper p="md">
    <Title order={2} size="h4" mb="sm">
      {t('Usage')}
    </Title>
    <Stack gap="sm">
      {clinic.usage.map(({ metric, used, limit }) => (
        <div key={metric}>
          <Group justify="space-between" mb={4}>
            <Text size="sm">{metrics[metric]}</Text>
            <Text size="sm" className="numeric">
              {limit === null
                ? t('{used} · no limit', { used: consoleFormats.number(used) })
                : t('{used} of {limit}', {
                    used: consoleFormats.number(used),
                    limit: consoleFormats.number(limit),
                  })}
            </Text>
          </Group>
          {limit !== null && (
            <Progress
              aria-label={metrics[metric]}
              value={Math.min(100, (used / limit) * 100)}
              color={colors[strainOf({ used, limit })]}
            />
          )}
        </div>
      ))}
    </Stack>
  </Paper>
);
