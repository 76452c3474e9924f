import { Radio, Stack } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import type { Which } from '../../ui/formats/clinic-time.ts';
import { isDate } from '../../ui/formats/clinic-time.ts';

type Props = { date: string; time: string; value?: Which; onChange: (which: Which) => void };

/** Asks which one is meant where the clocks go back and a time of the day comes twice; nothing on all other days (K13). */
export const WhichTime = ({ date, time, value, onChange }: Props) => {
  const { isTwice } = useFormats();
  const isComplete = isDate(date) && /^\d{2}:\d{2}/.test(time);
  if (!isComplete || !isTwice(`${date} ${time.slice(0, 5)}:00`)) return null;
  return (
    <Radio.Group
      label={t('This time comes twice on that day')}
      value={value}
      onChange={which => onChange(which === 'second' ? 'second' : 'first')}
    >
      <Stack gap={4} mt={4}>
        <Radio value="first" label={t('Before the clocks go back')} />
        <Radio value="second" label={t('After the clocks went back')} />
      </Stack>
    </Radio.Group>
  );
};
