import { Group, Kbd, Stack, Switch, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { t } from '../../shared/i18n/translate.ts';
import { useMay } from '../session.tsx';
import { destinations } from './navigation.ts';
import { useMaySwitch } from './show-clinics.tsx';
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

/** Only what one may do (FD18). */
const ShortcutList = () => {
  const [enabled, setEnabled] = useSingleKeys();
  const may = useMay();
  const maySwitch = useMaySwitch();
  return (
    <Stack gap={8}>
      {row([t('Ctrl'), 'K'], t('Search and commands'))}
      {row(['?'], t('This list'))}
      {may('bookings:write') && row(['n'], t('New booking'))}
      {may('bookings:write') && row(['m'], t('Move the booking that has the focus, in the calendar'))}
      {maySwitch && row(['w'], t('Switch to another clinic'))}
      {destinations
        .filter(({ permission }) => may(permission))
        .map(({ key, label }) => key && row(['g', key], label))}
      <Switch
        mt="sm"
        checked={enabled}
        onChange={event => setEnabled(event.currentTarget.checked)}
        label={t('Shortcuts of single letters')}
        description={t('Switch them off when a screen reader or speech input needs these keys.')}
      />
    </Stack>
  );
};

export const showShortcuts = (): void => {
  modals.open({ modalId: 'shortcuts', title: t('Keyboard shortcuts'), children: <ShortcutList /> });
};
