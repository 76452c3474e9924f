import { Select } from '@mantine/core';
import { Clock } from '../../../shared/scalars.ts';
import { weekdays } from '../availability/weekdays.ts';
import { Setting } from './Setting.tsx';
import type { SettingsFields } from './settings-fields.ts';

const clocks = [
  { value: 'region', label: 'As usual in the clinic’s region' },
  { value: '24h', label: '24 hours, such as 14:30' },
  { value: '12h', label: '12 hours, such as 2:30 pm' },
];

export const OrganizationFields = ({ form, defaults }: SettingsFields<'organization'>) => {
  const { values, setFieldValue } = form;

  return (
    <>
      <Setting
        name="The week starts on"
        own={values.weekStartsOn}
        fallback={defaults.weekStartsOn}
        onChange={own => setFieldValue('weekStartsOn', own)}
      >
        {value => (
          <Select
            label="The week starts on"
            allowDeselect={false}
            data={weekdays.map(({ weekday, label }) => ({ value: String(weekday), label }))}
            value={String(value)}
            onChange={chosen => setFieldValue('weekStartsOn', Number(chosen))}
          />
        )}
      </Setting>
      <Setting
        name="Times are written with"
        own={values.clock}
        fallback={defaults.clock}
        onChange={own => setFieldValue('clock', own)}
      >
        {value => (
          <Select
            label="Times are written with"
            allowDeselect={false}
            data={clocks}
            value={value}
            onChange={chosen => setFieldValue('clock', Clock.parse(chosen))}
          />
        )}
      </Setting>
    </>
  );
};
