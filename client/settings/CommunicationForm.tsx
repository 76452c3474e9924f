import { Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { OwnCommunication, type Settings } from '../../shared/settings.ts';
import { api } from '../trpc.ts';
import { Setting } from './Setting.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';
import { useSettingsForm } from './use-settings-form.ts';

export const CommunicationForm = ({ settings }: { settings: Settings['communication'] }) => {
  const { mutateAsync: update } = useMutation(api.settings.updateCommunication.mutationOptions());
  const { form, submit, failure } = useSettingsForm({
    ...{ schema: OwnCommunication, settings, pick: all => all.communication, update },
  });
  const { values, setFieldValue, submitting, errors } = form;
  const { defaults } = settings;

  return (
    <SettingsFrame title="Mails of the clinic" {...{ submit, submitting, failure }}>
      <Setting
        name="Name of the sender"
        own={values.senderName}
        fallback={defaults.senderName}
        onChange={own => setFieldValue('senderName', own)}
      >
        {value => (
          <TextInput
            label="Name of the sender"
            description="Whom mails seem to come from. Empty is the name of this installation."
            error={errors.senderName}
            value={value}
            onChange={event => setFieldValue('senderName', event.currentTarget.value)}
          />
        )}
      </Setting>
      <Setting
        name="Answers go to"
        own={values.replyTo}
        fallback={defaults.replyTo}
        onChange={own => setFieldValue('replyTo', own)}
      >
        {value => (
          <TextInput
            label="Answers go to"
            description="An e-mail address that somebody reads. Empty is the address that mails are sent from."
            type="email"
            error={errors.replyTo}
            value={value}
            onChange={event => setFieldValue('replyTo', event.currentTarget.value)}
          />
        )}
      </Setting>
      <Setting
        name="Footer"
        own={values.footer}
        fallback={defaults.footer}
        onChange={own => setFieldValue('footer', own)}
      >
        {value => (
          <Textarea
            label="Footer"
            description="Stands below every mail, such as the address and opening hours."
            autosize
            minRows={3}
            maxRows={10}
            error={errors.footer}
            value={value}
            onChange={event => setFieldValue('footer', event.currentTarget.value)}
          />
        )}
      </Setting>
    </SettingsFrame>
  );
};
