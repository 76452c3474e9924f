import { Select } from '@mantine/core';
import { UsualSpan } from '../../../shared/clinic/dashboard.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { NumberChoice } from '../setting-fields/NumberChoice.tsx';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { SwitchSetting } from '../setting-fields/SwitchSetting.tsx';
import { figuresSpans, spanInWords, targetInWords } from '../setting-fields/setting-words.ts';

const lateInWords = (hours: number): string =>
  hours === 0 ? t('Never') : t('Less than {span} before it begins', { span: spanInWords(60 * hours) });

/** What the figures of the home page tell, and how they count (SET-1). */
export const AnalyticsFields = ({ form, defaults }: SettingsFields<'analytics'>) => {
  const setting = settingsIn(form, defaults);
  return (
    <>
      <Setting {...setting('figuresSpan')}>
        {({ onChange, ...input }) => (
          <Select
            description={t('Any other days are a click away.')}
            allowDeselect={false}
            data={optionsOf(figuresSpans)}
            onChange={chosen => onChange(UsualSpan.parse(chosen))}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('lateCancelHours')}>
        {input => (
          <NumberChoice
            description={t('In the figures only, whoever cancelled it: the booking stays cancelled.')}
            choices={[0, 1, 2, 4, 12, 24, 48, 72]}
            inWords={lateInWords}
            {...input}
          />
        )}
      </Setting>
      <Setting {...setting('targetUtilisation')}>
        {input => (
          <NumberChoice
            description={t('Marked on each bar of utilisation.')}
            choices={[0, 50, 60, 70, 75, 80, 85, 90, 95, 100]}
            inWords={targetInWords}
            {...input}
          />
        )}
      </Setting>
      <SwitchSetting
        description={t(
          'On the home page, to whoever may see it. Otherwise it is told to nobody, and to no program.',
        )}
        {...setting('showRevenue')}
      />
    </>
  );
};
