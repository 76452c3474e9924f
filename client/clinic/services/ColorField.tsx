import { Group, Input, Radio } from '@mantine/core';
import { serviceColors } from '../../../shared/clinic/services.ts';
import { t } from '../../../shared/i18n/translate.ts';

type Color = (typeof serviceColors)[number];
type Props = { value?: Color; onChange: (color: string) => void };

const names: Record<Color, string> = {
  blue: t('blue'),
  cyan: t('cyan'),
  teal: t('teal'),
  green: t('green'),
  lime: t('lime'),
  yellow: t('yellow'),
  orange: t('orange'),
  red: t('red'),
  pink: t('pink'),
  grape: t('grape'),
  violet: t('violet'),
  indigo: t('indigo'),
};

/** The colour in the calendar, chosen by name, so that it can be told without seeing it. */
export const ColorField = ({ value, onChange }: Props) => (
  <Radio.Group label={t('Colour in the calendar')} value={value ?? null} onChange={onChange}>
    <Group gap={8} mt={6}>
      {serviceColors.map(color => (
        <Radio
          key={color}
          value={color}
          aria-label={names[color]}
          title={names[color]}
          size="md"
          variant="outline"
          color={`${color}.6`}
          styles={{ radio: { background: `var(--mantine-color-${color}-6)` }, icon: { color: '#fff' } }}
        />
      ))}
    </Group>
    <Input.Description mt={4} tt="capitalize">
      {value && names[value]}
    </Input.Description>
  </Radio.Group>
);
