import { Textarea } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { NumberChoice } from '../setting-fields/NumberChoice.tsx';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { SwitchSetting } from '../setting-fields/SwitchSetting.tsx';
import { spanInWords } from '../setting-fields/setting-words.ts';

const hoursBefore = (hours: number): string => {
  if (hours === 0) return t('Until it begins');
  return hours % 24 === 0 && hours > 24
    ? t('{count, plural, one {# day before} other {# days before}}', { count: hours / 24 })
    : t('{count, plural, one {# hour before} other {# hours before}}', { count: hours });
};

const switches = [
  {
    field: 'publicBooking',
    description: t('At /book, without an account: services that are marked for it.'),
  },
  {
    field: 'publicConfirms',
    description: t(
      'Otherwise it waits until somebody at the desk accepts it. The time is kept in both cases.',
    ),
  },
  {
    field: 'publicWaiting',
    description: t(
      'They leave themselves on the waiting list. You say which patient it is, or turn them down, before they are offered a time.',
    ),
  },
  {
    field: 'patientPortal',
    description: t(
      'At /portal, without an account: by a link to their e-mail address they see and change what they have booked, see what you keep of them, and who looked at it.',
    ),
  },
  {
    field: 'portalMessages',
    description: t(
      'In the portal. What they write stands under Messages, and you answer it there; a letter tells them so, without the text.',
    ),
  },
] as const;

const spans = [
  {
    field: 'publicHoursBefore',
    choices: [0, 1, 2, 4, 12, 24, 48, 72, 168],
  },
  {
    field: 'publicChangeHours',
    choices: [0, 2, 4, 12, 24, 48, 72, 168],
  },
] as const;

/** What visitors of the clinic's page may do (SCH-5). */
export const PublicBookingFields = ({ form, defaults }: SettingsFields<'booking'>) => {
  const setting = settingsIn(form, defaults);
  return (
    <>
      {switches.map(({ field, description }) => (
        <SwitchSetting key={field} description={description} {...setting(field)} />
      ))}
      <Setting {...setting('publicDaysAhead')}>
        {input => (
          <NumberChoice
            choices={[7, 14, 30, 60, 90, 180, 365]}
            inWords={days => spanInWords(1440 * days)}
            {...input}
          />
        )}
      </Setting>
      {spans.map(({ field, choices }) => (
        <Setting key={field} {...setting(field)}>
          {input => <NumberChoice choices={[...choices]} inWords={hoursBefore} {...input} />}
        </Setting>
      ))}
      <Setting {...setting('publicText')}>
        {({ onChange, ...input }) => (
          <Textarea
            autosize
            minRows={2}
            maxRows={8}
            onChange={event => onChange(event.currentTarget.value)}
            {...input}
          />
        )}
      </Setting>
    </>
  );
};
