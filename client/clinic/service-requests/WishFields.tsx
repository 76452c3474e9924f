import { MultiSelect, NumberInput, Select, SimpleGrid, Textarea } from '@mantine/core';
import { TimePicker } from '@mantine/dates';
import type { UseFormReturnType } from '@mantine/form';
import type { z } from 'zod';
import type { NewServiceRequest } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { weekdays } from '../availability/weekdays.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { frequencies, requestKinds } from './request-words.ts';

const days = weekdays.map(({ weekday, label }) => ({ value: String(weekday), label }));

export type WishDraft = Omit<z.input<typeof NewServiceRequest>, 'patientId' | 'assigneeId' | 'priority'>;

type Props<Values extends WishDraft> = {
  form: UseFormReturnType<Values>;
  services: { value: string; label: string }[];
  clock: '12h' | '24h';
  reasonLabel: string;
};

/** What is asked for, when it would do, and how often. */
export const WishFields = <Values extends WishDraft>({
  form,
  services,
  clock,
  reasonLabel,
}: Props<Values>) => {
  const { values } = form;
  const chosenDays = values.weekdays ?? [];
  const set = (change: Partial<WishDraft>) => form.setValues(change as Partial<Values>);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <Select
          label={t('What is asked for')}
          withAsterisk
          allowDeselect={false}
          data={optionsOf(requestKinds)}
          {...form.getInputProps('kind')}
        />
        <Select
          label={t('Service')}
          placeholder={t('None in particular')}
          clearable
          searchable
          data={services}
          {...form.getInputProps('serviceId')}
        />
      </SimpleGrid>
      <Textarea label={reasonLabel} withAsterisk autosize minRows={3} {...form.getInputProps('reason')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <ClinicDate label={t('First day')} clearable {...form.getInputProps('earliest')} />
        <ClinicDate label={t('Last day')} clearable {...form.getInputProps('latest')} />
        <TimePicker
          label={t('Not before')}
          format={clock}
          clearable
          hoursInputLabel={t('Not before, hours')}
          minutesInputLabel={t('Not before, minutes')}
          amPmInputLabel={t('Not before, morning or afternoon')}
          {...form.getInputProps('notBefore')}
        />
        <TimePicker
          label={t('Done by')}
          format={clock}
          clearable
          hoursInputLabel={t('Done by, hours')}
          minutesInputLabel={t('Done by, minutes')}
          amPmInputLabel={t('Done by, morning or afternoon')}
          {...form.getInputProps('notAfter')}
        />
      </SimpleGrid>
      <MultiSelect
        label={t('Weekdays')}
        placeholder={chosenDays.length > 0 ? undefined : t('Any day')}
        clearable
        data={days}
        value={chosenDays.map(String)}
        onChange={chosen => set({ weekdays: chosen.map(Number) })}
      />
      <Select
        label={t('Comes again every so many')}
        placeholder={t('Once only')}
        clearable
        data={optionsOf(frequencies)}
        value={values.frequency ?? null}
        onChange={chosen =>
          set(
            chosen
              ? { frequency: chosen, interval: values.interval ?? 1, times: values.times ?? 6 }
              : { frequency: null, interval: null, times: null },
          )
        }
      />
      {values.frequency && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <NumberInput label={t('How many between')} min={1} max={52} {...form.getInputProps('interval')} />
          <NumberInput label={t('How many times')} min={2} max={100} {...form.getInputProps('times')} />
        </SimpleGrid>
      )}
    </>
  );
};
