import { Button, Group, Text } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';

type Props = {
  label: string;
  value: string;
  /** How it is chosen anew, to a screen reader. */
  changeLabel: string;
  onChange?: (() => void) | undefined;
};

/** What was chosen stands above what is to be chosen, and can be chosen anew (D20). */
export const Chosen = ({ label, value, changeLabel, onChange }: Props) => (
  <Group justify="space-between" wrap="nowrap" className="chosen">
    <div style={{ minWidth: 0 }}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {value}
      </Text>
    </div>
    {onChange && (
      <Button
        variant="subtle"
        size="compact-sm"
        style={{ flexShrink: 0 }}
        onClick={onChange}
        aria-label={changeLabel}
      >
        {t('Change')}
      </Button>
    )}
  </Group>
);
