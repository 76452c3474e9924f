import { Select } from '@mantine/core';
import { Clock } from '../../../shared/scalars.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { weekdays } from '../availability/weekdays.ts';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { clocks } from '../setting-fields/setting-words.ts';

export const OrganizationFields = ({ form, defaults }: SettingsFields<'organization'>) => {
  const setting = settingsIn(form, defaults);

  return (
    <>
      <Setting {...setting('weekStartsOn')}>
        {({ value, onChange, ...input }) => (
          <Select
            allowDeselect={false}
            data={weekdays.map(({ weekday, label }) => ({ value: String(weekday), label }))}
            value={String(value)}
            onChange={chosen => onChange(Number(chosen))}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('clock')}>
        {({ onChange, ...input }) => (
          <Select
            allowDeselect={false}
            data={optionsOf(clocks)}
            onChange={chosen => onChange(Clock.parse(chosen))}
            {...input}
          />
        )}
      </Setting>
    </>
  );
};
