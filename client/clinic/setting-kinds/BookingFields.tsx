import { SimpleGrid } from '@mantine/core';
import { t } from '../../../shared/i18n/translate.ts';
import { NumberChoice } from '../setting-fields/NumberChoice.tsx';
import { placeOf, Setting, type SettingsFields, settingsIn } from '../setting-fields/Setting.tsx';
import { SwitchSetting } from '../setting-fields/SwitchSetting.tsx';
import { settingNames, spanInWords } from '../setting-fields/setting-words.ts';
import { PublicBookingFields } from './PublicBookingFields.tsx';

const hours = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

export const BookingFields = ({ form, defaults, formats }: SettingsFields<'booking'>) => {
  const hourInWords = (hour: number) => (hour === 24 ? t('Midnight') : formats.hour(hour));
  const setting = settingsIn(form, defaults);
  const { values, setFieldValue, errors } = form;
  const { dayStartsAt, dayEndsAt } = values;
  type Day = { dayStartsAt: number; dayEndsAt: number };
  const setDay = (day: Day | null) => {
    setFieldValue('dayStartsAt', day?.dayStartsAt ?? null);
    setFieldValue('dayEndsAt', day?.dayEndsAt ?? null);
  };

  return (
    <>
      <Setting<Day>
        label={t('Hours of the calendar')}
        own={dayStartsAt === null || dayEndsAt === null ? null : { dayStartsAt, dayEndsAt }}
        fallback={defaults}
        onChange={setDay}
      >
        {({ value: day }) => (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <NumberChoice
              id={placeOf('dayStartsAt')}
              label={settingNames.dayStartsAt}
              choices={hours(0, 23)}
              inWords={hourInWords}
              value={day.dayStartsAt}
              onChange={starts => setDay({ dayStartsAt: starts, dayEndsAt: day.dayEndsAt })}
            />
            <NumberChoice
              id={placeOf('dayEndsAt')}
              label={settingNames.dayEndsAt}
              choices={hours(1, 24)}
              inWords={hourInWords}
              value={day.dayEndsAt}
              error={errors.dayEndsAt}
              onChange={ends => setDay({ dayStartsAt: day.dayStartsAt, dayEndsAt: ends })}
            />
          </SimpleGrid>
        )}
      </Setting>
      <Setting {...setting('slotMinutes')}>
        {input => (
          <NumberChoice choices={[5, 10, 15, 20, 30, 45, 60, 90, 120]} inWords={spanInWords} {...input} />
        )}
      </Setting>
      <SwitchSetting
        description={t('Otherwise they wait as pending until somebody confirms them.')}
        {...setting('confirmBookings')}
      />
      <Setting {...setting('noShowAfterMinutes')}>
        {input => (
          <NumberChoice
            description={t('Whoever was not checked in by then, counted from the end. It can be taken back.')}
            choices={[0, 15, 30, 60, 120, 240, 1440]}
            inWords={minutes =>
              minutes === 0 ? t('Never') : t('{span} after the end', { span: spanInWords(minutes) })
            }
            {...input}
          />
        )}
      </Setting>
      <PublicBookingFields {...{ form, defaults, formats }} />
    </>
  );
};
