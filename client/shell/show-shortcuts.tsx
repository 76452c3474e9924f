import { Group, Kbd, Stack, Switch, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { destinations } from './navigation.ts';
import { useSingleKeys } from './use-single-keys.ts';

const row = (keys: string[], meaning: string) => (
  <Group key={meaning} justify="space-between">
    <Text size="sm">{meaning}</Text>
    <Group gap={4}>
      {keys.map(key => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Group>
  </Group>
);

const ShortcutList = () => {
  const [enabled, setEnabled] = useSingleKeys();
  return (
    <Stack gap={8}>
      {row(['Ctrl', 'K'], 'Search and commands')}
      {row(['?'], 'This list')}
      {row(['n'], 'New booking')}
      {row(['m'], 'Move the booking that has the focus, in the calendar')}
      {row(['w'], 'Switch to another clinic')}
      {destinations.map(({ key, label }) => row(['g', key], label))}
      <Switch
        mt="sm"
        checked={enabled}
        onChange={event => setEnabled(event.currentTarget.checked)}
        label="Shortcuts of single letters"
        description="Switch them off when a screen reader or speech input needs these keys."
      />
    </Stack>
  );
};

export const showShortcuts = (): void => {
  modals.open({ modalId: 'shortcuts', title: 'Keyboard shortcuts', children: <ShortcutList /> });
};
