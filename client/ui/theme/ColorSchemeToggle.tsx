import { SegmentedControl, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { colorSchemes, schemeOf } from './color-schemes.ts';

export const ColorSchemeToggle = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <SegmentedControl
      aria-label={t('Colour scheme')}
      size="xs"
      value={colorScheme}
      onChange={value => setColorScheme(schemeOf(value))}
      data={colorSchemes.map(({ value, label, icon: Icon }) => ({
        value,
        label: (
          <>
            <Icon size={16} aria-hidden style={{ display: 'block' }} />
            <VisuallyHidden>{label}</VisuallyHidden>
          </>
        ),
      }))}
    />
  );
};
