import { useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { useId } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { colorSchemes } from './color-schemes.ts';

/** Radio buttons of our own: every first page has them, and a SegmentedControl brings as much as a tenth of all Mantine (FD10). */
export const ColorSchemeToggle = () => {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = useId();
  return (
    <div role="radiogroup" aria-label={t('Colour scheme')} className="scheme-toggle">
      {colorSchemes.map(({ value, label, icon: Icon }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={colorScheme === value}
            onChange={() => setColorScheme(value)}
          />
          <Icon size={16} aria-hidden style={{ display: 'block' }} />
          <VisuallyHidden>{label}</VisuallyHidden>
        </label>
      ))}
    </div>
  );
};
