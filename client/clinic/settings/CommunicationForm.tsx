import { useMutation } from '@tanstack/react-query';
import { OwnCommunication, type Settings } from '../../../shared/clinic/settings.ts';
import { api } from '../../trpc.ts';
import { CommunicationFields } from '../setting-fields/CommunicationFields.tsx';
import { SettingsFrame } from '../setting-fields/SettingsFrame.tsx';
import { settingsWords } from '../setting-fields/setting-words.ts';
import { useSettingsForm } from './use-settings-form.ts';

export const CommunicationForm = ({ settings }: { settings: Settings['communication'] }) => {
  const { mutateAsync: update } = useMutation(api.settings.updateCommunication.mutationOptions());
  const { form, frame } = useSettingsForm({
    ...{ schema: OwnCommunication, settings, pick: all => all.communication, update },
  });

  return (
    <SettingsFrame title={settingsWords.communication.title} {...frame}>
      <CommunicationFields form={form} defaults={settings.defaults} />
    </SettingsFrame>
  );
};
