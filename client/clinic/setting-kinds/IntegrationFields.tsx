import { t } from '../../../shared/i18n/translate.ts';
import { NumberChoice } from '../setting-fields/NumberChoice.tsx';
import { Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';

const inWords = (days: number) =>
  days === 0
    ? t('As long as they are wanted')
    : t('{count, plural, one {# day at most} other {# days at most}}', { count: days });

export const IntegrationFields = ({ form, defaults }: SettingsFields<'integration'>) => (
  <Setting {...settingsIn(form, defaults)('apiTokenDays')}>
    {input => (
      <NumberChoice
        description={t('Of tokens that are made or renewed from now on.')}
        choices={[0, 7, 30, 90, 180, 365, 730]}
        inWords={inWords}
        {...input}
      />
    )}
  </Setting>
);
