import { useMutation } from '@tanstack/react-query';
import { OwnOrganization, type Settings } from '../../../shared/clinic/settings.ts';
import { api } from '../../trpc.ts';
import { OrganizationFields } from '../setting-fields/OrganizationFields.tsx';
import { SettingsFrame } from '../setting-fields/SettingsFrame.tsx';
import { settingsWords } from '../setting-fields/setting-words.ts';
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
