import { Group, Input, Radio } from '@mantine/core';
import { serviceColors } from '../../../shared/clinic/services.ts';
import { t } from '../../../shared/i18n/translate.ts';

type Props = { value?: string; onChange: (color: string) => void };

/** The colour in the calendar, chosen by name, so that it can be told without seeing it. */
export const ColorField = ({ value, onChange }: Props) => (
  <Radio.Group label={t('Colour in the calendar')} value={value ?? null} onChange={onChange}>
    <Group gap={8} mt={6}>
      {serviceColors.map(color => (
        <Radio
          key={color}
          value={color}
          aria-label={color}
          title={color}
          size="md"
          variant="outline"
          color={`${color}.6`}
          styles={{ radio: { background: `var(--mantine-color-${color}-6)` }, icon: { color: '#fff' } }}
        />
      ))}
    </Group>
    <Input.Description mt={4} tt="capitalize">
      {value}
    </Input.Description>
  </Radio.Group>
);
