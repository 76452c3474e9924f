import { Select } from '@mantine/core';
import { Clock } from '../../../shared/scalars.ts';
import { weekdays } from '../availability/weekdays.ts';
import { Setting, type SettingsFields, settingsIn } from './Setting.tsx';

const clocks = [
  { value: 'region', label: 'As usual in the clinic’s region' },
  { value: '24h', label: '24 hours, such as 14:30' },
  { value: '12h', label: '12 hours, such as 2:30 pm' },
];

export const OrganizationFields = ({ form, defaults }: SettingsFields<'organization'>) => {
  const setting = settingsIn(form, defaults);

  return (
    <>
      <Setting label="The week starts on" {...setting('weekStartsOn')}>
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
      <Setting label="Times are written with" {...setting('clock')}>
        {({ onChange, ...input }) => (
          <Select
            allowDeselect={false}
            data={clocks}
            onChange={chosen => onChange(Clock.parse(chosen))}
            {...input}
          />
        )}
      </Setting>
    </>
  );
};
