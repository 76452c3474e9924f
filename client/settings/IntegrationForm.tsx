import { useMutation } from '@tanstack/react-query';
import { OwnIntegration, type Settings } from '../../shared/settings.ts';
import { api } from '../trpc.ts';
import { NumberChoice } from './NumberChoice.tsx';
import { Setting } from './Setting.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const inWords = (days: number) => (days === 0 ? 'As long as they are wanted' : `${days} days at most`);

export const IntegrationForm = ({ settings }: { settings: Settings['integration'] }) => {
  const { mutateAsync: update } = useMutation(api.settings.updateIntegration.mutationOptions());
  const { form, submit, failure } = useSettingsForm({
    ...{ schema: OwnIntegration, settings, pick: all => all.integration, update },
  });
  const { values, setFieldValue, submitting } = form;

  return (
    <SettingsFrame title="Programs" {...{ submit, submitting, failure }}>
      <Setting
        name="API tokens work for"
        own={values.apiTokenDays}
        fallback={settings.defaults.apiTokenDays}
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
    </SettingsFrame>
  );
};
