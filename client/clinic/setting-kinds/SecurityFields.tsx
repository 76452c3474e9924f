import { t } from '../../../shared/i18n/translate.ts';
import { NumberChoice } from '../setting-fields/NumberChoice.tsx';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { SwitchSetting } from '../setting-fields/SwitchSetting.tsx';
import { spanInWords, yearsInWords } from '../setting-fields/setting-words.ts';

const spans = [
  {
    field: 'idleMinutes',
    description: t('Whoever leaves a screen open is asked to sign in again.'),
    choices: [5, 10, 15, 30, 60, 120, 240, 480],
    minutes: 1,
  },
  {
    field: 'absoluteMinutes',
    description: t('Counted from signing in, however busy somebody is.'),
    choices: [60, 120, 240, 480, 720, 1440],
    minutes: 1,
  },
  {
    field: 'invitationHours',
    description: t('Of invitations that are sent from now on.'),
    choices: [24, 48, 72, 168, 336, 720],
    minutes: 60,
  },
] as const;

export const SecurityFields = ({ form, defaults }: SettingsFields<'security'>) => {
  const setting = settingsIn(form, defaults);

  return (
    <>
      <SwitchSetting
        description={t('Members without one set it up before they can go on working.')}
        {...setting('requireSecondFactor')}
      />
      {spans.map(({ field, description, choices, minutes }) => (
        <Setting key={field} {...setting(field)}>
          {input => (
            <NumberChoice
              description={description}
              choices={[...choices]}
              inWords={count => spanInWords(count * minutes)}
              {...input}
            />
          )}
        </Setting>
      ))}
      <Setting {...setting('auditYears')}>
        {input => (
          <NumberChoice
            description={t('What is older goes for good; the seals over it stay.')}
            choices={[3, 5, 10, 15, 20, 30]}
            inWords={yearsInWords}
            {...input}
          />
        )}
      </Setting>
    </>
  );
};
