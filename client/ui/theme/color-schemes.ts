import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { z } from 'zod';

export const ColorScheme = z.enum(['light', 'dark', 'auto']);

export const colorSchemes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the device', icon: IconDeviceDesktop },
] as const satisfies { value: z.output<typeof ColorScheme>; label: string; icon: typeof IconSun }[];
