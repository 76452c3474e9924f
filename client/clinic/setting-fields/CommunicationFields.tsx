import { Textarea, TextInput } from '@mantine/core';
import { Setting } from './Setting.tsx';
import type { SettingsFields } from './settings-fields.ts';

export const CommunicationFields = ({ form, defaults }: SettingsFields<'communication'>) => {
  const { values, setFieldValue, errors } = form;

  return (
    <>
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
    </>
  );
};
