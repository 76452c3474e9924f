import { NumberChoice } from './NumberChoice.tsx';
import { Setting } from './Setting.tsx';
import type { SettingsFields } from './settings-fields.ts';

const inWords = (days: number) => (days === 0 ? 'As long as they are wanted' : `${days} days at most`);

export const IntegrationFields = ({ form, defaults }: SettingsFields<'integration'>) => {
  const { values, setFieldValue } = form;

  return (
    <Setting
      name="API tokens work for"
      own={values.apiTokenDays}
      fallback={defaults.apiTokenDays}
      onChange={own => setFieldValue('apiTokenDays', own)}
    >
      {value => (
        <NumberChoice
          label="API tokens work for"
          description="Of tokens that are made or renewed from now on."
          choices={[0, 7, 30, 90, 180, 365, 730]}
          inWords={inWords}
          value={value}
          onChange={days => setFieldValue('apiTokenDays', days)}
        />
      )}
    </Setting>
  );
};
