import { NumberInput, Select } from '@mantine/core';
import { AccountChart } from '../../../shared/clinic/settings.ts';
import { NumberChoice } from '../setting-fields/NumberChoice.tsx';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { monthInWords } from '../setting-fields/setting-words.ts';

const months = Array.from({ length: 12 }, (_, index) => index + 1);

/** What the accountant tells, for the file with which the ledger goes there. */
export const BooksFields = ({ form, defaults }: Omit<SettingsFields<'organization'>, 'formats'>) => {
  const setting = settingsIn(form, defaults);
  return (
    <>
      <Setting {...setting('booksAdviser')}>
        {({ onChange, ...input }) => (
          <NumberInput
            min={0}
            max={9_999_999}
            hideControls
            onChange={value => onChange(Number(value))}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('booksClient')}>
        {({ onChange, ...input }) => (
          <NumberInput
            min={0}
            max={99_999}
            hideControls
            onChange={value => onChange(Number(value))}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('booksChart')}>
        {({ onChange, ...input }) => (
          <Select
            allowDeselect={false}
            data={AccountChart.options.map(value => ({ value, label: `SKR ${value}` }))}
            onChange={chosen => onChange(AccountChart.parse(chosen))}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('booksAccountDigits')}>
        {input => <NumberChoice choices={[4, 5, 6, 7, 8]} inWords={String} {...input} />}
      </Setting>
      <Setting {...setting('booksYearStart')}>
        {input => <NumberChoice choices={months} inWords={monthInWords} {...input} />}
      </Setting>
    </>
  );
};
