import { Checkbox, MultiSelect, NumberInput, Select, SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { Rhythm } from '../../../shared/clinic/medications/schedule.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { type Draft, freshNeed, freshRhythm } from './medication-draft.ts';
import { mealWords, rhythms } from './medication-words.ts';

type Props = { form: UseFormReturnType<Draft> };

const RHYTHM = 'schedule.rhythm';

/** An error of one entry of a list stands at the list. */
const errorAt = ({ errors }: Props['form'], path: string) =>
  errors[path] ?? Object.entries(errors).find(([name]) => name.startsWith(`${path}.`))?.[1];

const Times = ({ form }: Props) => {
  const { readTime, writeTime } = useFormats();
  const path = `${RHYTHM}.times`;
  const { rhythm } = form.getValues().schedule;
  const times = 'times' in rhythm ? rhythm.times : [];
  return (
    <TagsInput
      label={t('Times of day')}
      description={t('Type a time and press Enter')}
      placeholder={times.length ? undefined : writeTime('08:00')}
      value={times.map(time => (readTime(time) ? writeTime(time) : time))}
      onChange={typed =>
        form.setFieldValue(
          path,
          typed.map(text => readTime(text) ?? text),
        )
      }
      error={errorAt(form, path)}
      acceptValueOnBlur
    />
  );
};

const weekdays = (weekday: (day: string) => string) =>
  Array.from({ length: 7 }, (_, n) => ({ value: `${n + 1}`, label: weekday(`2024-01-0${n + 1}`) }));

const Whole = ({ form, path, label, most }: Props & { path: string; label: string; most: number }) => (
  <NumberInput label={label} min={1} max={most} allowDecimal={false} {...form.getInputProps(path)} />
);

const RhythmFields = ({ form }: Props) => {
  const { weekday } = useFormats();
  const { rhythm } = form.getValues().schedule;
  if (rhythm.kind === 'hours')
    return <Whole form={form} path={`${RHYTHM}.everyHours`} label={t('Hours between two doses')} most={72} />;
  if (rhythm.kind === 'days')
    return (
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Whole
          form={form}
          path={`${RHYTHM}.everyDays`}
          label={t('Every so many days, 1 is daily')}
          most={365}
        />
        <Times form={form} />
      </SimpleGrid>
    );
  if (rhythm.kind === 'cycle')
    return (
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
        <Whole form={form} path={`${RHYTHM}.daysOn`} label={t('Days on')} most={365} />
        <Whole form={form} path={`${RHYTHM}.daysOff`} label={t('Days off')} most={365} />
        <Times form={form} />
      </SimpleGrid>
    );
  if (rhythm.kind === 'weeks')
    return (
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Whole
          form={form}
          path={`${RHYTHM}.everyWeeks`}
          label={t('Every so many weeks, 1 is weekly')}
          most={52}
        />
        <MultiSelect
          label={t('Days of the week')}
          data={weekdays(weekday)}
          value={rhythm.weekdays.map(String)}
          onChange={days => form.setFieldValue(`${RHYTHM}.weekdays`, days.map(Number))}
          error={errorAt(form, `${RHYTHM}.weekdays`)}
        />
        <Times form={form} />
      </SimpleGrid>
    );
  return null;
};

/** How often, in fields; the sentence below the form is made of these. */
export const ScheduleFields = ({ form }: Props) => {
  const { rhythm, asNeeded } = form.getValues().schedule;
  const change = (kind: Rhythm['kind']) => {
    form.setFieldValue(RHYTHM, freshRhythm(kind));
    if (kind === 'need' && !asNeeded) form.setFieldValue('schedule.asNeeded', freshNeed);
  };
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('How often')}
          allowDeselect={false}
          data={optionsOf(rhythms)}
          value={rhythm.kind}
          onChange={kind => kind && change(kind)}
        />
        <Select
          label={t('Meals')}
          allowDeselect={false}
          data={optionsOf(mealWords)}
          {...form.getInputProps('schedule.meals')}
        />
      </SimpleGrid>
      <RhythmFields form={form} />
      {rhythm.kind !== 'need' && (
        <Checkbox
          label={t('Only if it is needed then')}
          checked={Boolean(asNeeded)}
          onChange={event =>
            form.setFieldValue('schedule.asNeeded', event.currentTarget.checked ? freshNeed : null)
          }
        />
      )}
      {asNeeded && (
        <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm">
          <TextInput
            label={t('Needed for')}
            withAsterisk
            {...form.getInputProps('schedule.asNeeded.reason')}
          />
          <TextInput
            label={t('At most in a day')}
            description={t('In the unit of the dose')}
            withAsterisk
            inputMode="decimal"
            {...form.getInputProps('schedule.asNeeded.mostPerDay')}
          />
          <NumberInput
            label={t('Hours between, at least')}
            min={1}
            max={168}
            allowDecimal={false}
            {...form.getInputProps('schedule.asNeeded.leastHours')}
            onChange={hours =>
              form.setFieldValue('schedule.asNeeded.leastHours', hours === '' ? null : hours)
            }
          />
        </SimpleGrid>
      )}
    </>
  );
};
