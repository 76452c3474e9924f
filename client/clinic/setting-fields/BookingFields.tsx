import { SimpleGrid, Switch } from '@mantine/core';
import { NumberChoice } from './NumberChoice.tsx';
import { Setting } from './Setting.tsx';
import { hourInWords, spanInWords } from './setting-words.ts';
import type { SettingsFields } from './settings-fields.ts';

const hours = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

export const BookingFields = ({ form, defaults }: SettingsFields<'booking'>) => {
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
        name="Hours of the calendar"
        own={dayStartsAt === null || dayEndsAt === null ? null : { dayStartsAt, dayEndsAt }}
        fallback={defaults}
        onChange={setDay}
      >
        {day => (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <NumberChoice
              label="The day starts at"
              choices={hours(0, 23)}
              inWords={hourInWords}
              value={day.dayStartsAt}
              onChange={starts => setDay({ dayStartsAt: starts, dayEndsAt: day.dayEndsAt })}
            />
            <NumberChoice
              label="The day ends at"
              choices={hours(1, 24)}
              inWords={hourInWords}
              value={day.dayEndsAt}
              error={errors.dayEndsAt}
              onChange={ends => setDay({ dayStartsAt: day.dayStartsAt, dayEndsAt: ends })}
            />
          </SimpleGrid>
        )}
      </Setting>
      <Setting
        name="Free times every"
        own={values.slotMinutes}
        fallback={defaults.slotMinutes}
        onChange={own => setFieldValue('slotMinutes', own)}
      >
        {value => (
          <NumberChoice
            label="Free times every"
            choices={[5, 10, 15, 20, 30, 45, 60, 90, 120]}
            inWords={spanInWords}
            value={value}
            onChange={minutes => setFieldValue('slotMinutes', minutes)}
          />
        )}
      </Setting>
      <Setting
        name="New bookings are confirmed at once"
        own={values.confirmBookings}
        fallback={defaults.confirmBookings}
        onChange={own => setFieldValue('confirmBookings', own)}
      >
        {value => (
          <Switch
            label="New bookings are confirmed at once"
            description="Otherwise they wait as pending until somebody confirms them."
            checked={value}
            onChange={event => setFieldValue('confirmBookings', event.currentTarget.checked)}
          />
        )}
      </Setting>
    </>
  );
};
