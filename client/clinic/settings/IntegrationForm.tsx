import { useMutation } from '@tanstack/react-query';
import { OwnIntegration, type Settings } from '../../../shared/clinic/settings.ts';
import { api } from '../../trpc.ts';
import { IntegrationFields } from '../setting-fields/IntegrationFields.tsx';
import { SettingsFrame } from '../setting-fields/SettingsFrame.tsx';
import { settingsWords } from '../setting-fields/setting-words.ts';
import { useSettingsForm } from './use-settings-form.ts';

export const IntegrationForm = ({ settings }: { settings: Settings['integration'] }) => {
  const { mutateAsync: update } = useMutation(api.settings.updateIntegration.mutationOptions());
  const { form, frame } = useSettingsForm({
    ...{ schema: OwnIntegration, settings, pick: all => all.integration, update },
  });

  return (
    <SettingsFrame title={settingsWords.integration.title} {...frame}>
      <IntegrationFields form={form} defaults={settings.defaults} />
    </SettingsFrame>
  );
};
