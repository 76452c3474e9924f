import { Textarea, TextInput } from '@mantine/core';
import { Setting, type SettingsFields, settingsIn } from './Setting.tsx';

export const CommunicationFields = ({ form, defaults }: SettingsFields<'communication'>) => {
  const setting = settingsIn(form, defaults);

  return (
    <>
      <Setting label="Name of the sender" {...setting('senderName')}>
        {({ onChange, ...input }) => (
          <TextInput
            description="Whom mails seem to come from. Empty is the name of this installation."
            onChange={event => onChange(event.currentTarget.value)}
            {...input}
          />
        )}
      </Setting>
      <Setting label="Answers go to" {...setting('replyTo')}>
        {({ onChange, ...input }) => (
          <TextInput
            description="An e-mail address that somebody reads. Empty is the address that mails are sent from."
            type="email"
            onChange={event => onChange(event.currentTarget.value)}
            {...input}
          />
        )}
      </Setting>
      <Setting label="Footer" {...setting('footer')}>
        {({ onChange, ...input }) => (
          <Textarea
            description="Stands below every mail, such as the address and opening hours."
            autosize
            minRows={3}
            maxRows={10}
            onChange={event => onChange(event.currentTarget.value)}
            {...input}
          />
        )}
      </Setting>
    </>
  );
};
