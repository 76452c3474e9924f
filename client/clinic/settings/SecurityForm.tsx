import { useMutation } from '@tanstack/react-query';
import { OwnSecurity, type Settings } from '../../../shared/clinic/settings.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { api } from '../../trpc.ts';
import { SecurityFields } from '../setting-fields/SecurityFields.tsx';
import { SettingsFrame } from '../setting-fields/SettingsFrame.tsx';
import { settingsWords } from '../setting-fields/setting-words.ts';
import { useSettingsForm } from './use-settings-form.ts';

export const SecurityForm = ({ settings }: { settings: Settings['security'] }) => {
  const { mutateAsync: update } = useMutation(api.settings.updateSecurity.mutationOptions());
  const { form, frame } = useSettingsForm({
    ...{ schema: OwnSecurity, settings, pick: all => all.security },
    update: change => confirmed(() => update(change)),
  });

  return (
    <SettingsFrame title={settingsWords.security.title} {...frame}>
      <SecurityFields form={form} defaults={settings.defaults} />
    </SettingsFrame>
  );
};
