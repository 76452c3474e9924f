import { useMutation } from '@tanstack/react-query';
import { OwnOrganization, type Settings } from '../../shared/settings.ts';
import { api } from '../trpc.ts';
import { OrganizationFields } from './OrganizationFields.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';
import { settingsWords } from './setting-words.ts';
import { useSettingsForm } from './use-settings-form.ts';

export const OrganizationForm = ({ settings }: { settings: Settings['organization'] }) => {
  const { mutateAsync: update } = useMutation(api.settings.updateOrganization.mutationOptions());
  const { form, frame } = useSettingsForm({
    ...{ schema: OwnOrganization, settings, pick: all => all.organization, update },
  });

  return (
    <SettingsFrame title={settingsWords.organization.title} {...frame}>
      <OrganizationFields form={form} defaults={settings.defaults} />
    </SettingsFrame>
  );
};
