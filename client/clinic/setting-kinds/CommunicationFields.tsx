import { Textarea, TextInput } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { SwitchSetting } from '../setting-fields/SwitchSetting.tsx';

const letters = [
  {
    field: 'mailReminders',
    description: t('A day before, everybody who is expected and has an e-mail address.'),
  },
  {
    field: 'mailChanges',
    description: t('A few minutes later, so that a mistake which is put back tells nobody anything.'),
  },
] as const;

export const CommunicationFields = ({ form, defaults }: SettingsFields<'communication'>) => {
  const setting = settingsIn(form, defaults);

  return (
    <>
      <Setting {...setting('senderName')}>
        {({ onChange, ...input }) => (
          <TextInput
            description={t('Whom mails seem to come from. Empty is the name of this installation.')}
            onChange={event => onChange(event.currentTarget.value)}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('replyTo')}>
        {({ onChange, ...input }) => (
          <TextInput
            description={t(
              'An e-mail address that somebody reads. Empty is the e-mail address that mails are sent from.',
            )}
            type="email"
            onChange={event => onChange(event.currentTarget.value)}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('footer')}>
        {({ onChange, ...input }) => (
          <Textarea
            description={t('Stands below every mail, such as the postal address and opening hours.')}
            autosize
            minRows={3}
            maxRows={10}
            onChange={event => onChange(event.currentTarget.value)}
            {...input}
          />
        )}
      </Setting>
      {letters.map(({ field, description }) => (
        <SwitchSetting key={field} description={description} {...setting(field)} />
      ))}
    </>
  );
};
