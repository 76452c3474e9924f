import { NumberInput, Select, Switch } from '@mantine/core';
import { Clock } from '../../../shared/scalars.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { weekdays } from '../availability/weekdays.ts';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { clocks } from '../setting-fields/setting-words.ts';
import { BooksFields } from './BooksFields.tsx';

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
      <Setting {...setting('paymentDays')}>
        {({ onChange, ...input }) => (
          <NumberInput min={0} max={180} onChange={days => onChange(Number(days))} {...input} />
        )}
      </Setting>
      <Setting {...setting('pricesIncludeTax')}>
        {({ value, onChange, ...input }) => (
          <Switch
            checked={value}
            onChange={({ currentTarget }) => onChange(currentTarget.checked)}
            {...input}
          />
        )}
      </Setting>
      <BooksFields {...{ form, defaults }} />
    </>
  );
};
