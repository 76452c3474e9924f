import { Group, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

const names = [t('File'), t('Columns'), t('Check'), t('Import')];

/** Where one is on the way from a file to patients. */
export const ImportSteps = ({ step }: { step: number }) => (
  <Group component="ol" gap="lg" mb="md" p={0} style={{ listStyle: 'none' }} aria-label={t('Steps')}>
    {names.map((name, at) => (
      <Text
        key={name}
        component="li"
        size="sm"
        fw={at === step ? 700 : 400}
        c={at > step ? 'dimmed' : undefined}
        aria-current={at === step ? 'step' : undefined}
      >
        {at < step ? '✓' : `${at + 1}.`} {name}
      </Text>
    ))}
  </Group>
);
