import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { z } from 'zod';

const Scheme = z.enum(['light', 'dark', 'auto']);

const choice = (value: z.output<typeof Scheme>, label: string, Icon: typeof IconSun) => ({
  value,
  label: (
    <>
      <Icon size={16} aria-hidden style={{ display: 'block' }} />
      <VisuallyHidden>{label}</VisuallyHidden>
    </>
  ),
});

const choices = [
  choice('light', 'Light', IconSun),
  choice('dark', 'Dark', IconMoon),
  choice('auto', 'As the device', IconDeviceDesktop),
];

export const ColorSchemeToggle = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label="Colour scheme"
      size="xs"
      value={colorScheme}
      onChange={value => setColorScheme(Scheme.parse(value))}
      data={choices}
    />
  );
};
