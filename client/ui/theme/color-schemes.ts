import type { MantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';

export const colorSchemes = [
  { value: 'light', label: t('Light'), icon: IconSun },
  { value: 'dark', label: t('Dark'), icon: IconMoon },
  { value: 'auto', label: t('As the device'), icon: IconDeviceDesktop },
] as const satisfies { value: MantineColorScheme; label: string; icon: typeof IconSun }[];

/** The scheme of that value; any other word leaves it to the device. */
export const schemeOf = (word: string): MantineColorScheme =>
  colorSchemes.find(({ value }) => value === word)?.value ?? 'auto';
