import { Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Clock, OwnOrganization, type Settings } from '../../shared/settings.ts';
import { api } from '../trpc.ts';
import { weekdays } from '../users/weekdays.ts';
import { Setting } from './Setting.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const clocks = [
  { value: 'region', label: 'As usual in the clinic’s region' },
  { value: '24h', label: '24 hours, such as 14:30' },
  { value: '12h', label: '12 hours, such as 2:30 pm' },
];

export const OrganizationForm = ({ settings }: { settings: Settings['organization'] }) => {
  const { mutateAsync: update } = useMutation(api.settings.updateOrganization.mutationOptions());
  const { form, submit, failure } = useSettingsForm({
    ...{ schema: OwnOrganization, settings, pick: all => all.organization, update },
  });
  const { values, setFieldValue, submitting } = form;
  const { defaults } = settings;

  return (
    <SettingsFrame title="Dates and times" {...{ submit, submitting, failure }}>
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
    </SettingsFrame>
  );
};
