import { Button, Group, NumberInput, Select, SimpleGrid, Stack, Switch } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { Settings } from '../../shared/settings.ts';
import { useFormats, useMay } from '../session.tsx';
import { api, trpc } from '../trpc.ts';
import { FailureAlert } from '../ui/FailureAlert.tsx';
import { tellSuccess } from '../ui/offer-undo.tsx';
import { useRecordForm } from '../ui/use-record-form.ts';
import { weekdays } from '../users/weekdays.ts';

type Props = { settings: z.output<typeof Settings> };

const draftOf = ({ version, ...values }: Props['settings']) => ({ version, values });

const Draft = Settings.omit({ version: true })
  .extend({ slotMinutes: z.int().min(5).max(120) })
  .refine(({ dayStartsAt, dayEndsAt }) => dayEndsAt > dayStartsAt, {
    error: 'The day must end after it starts.',
    path: ['dayEndsAt'],
  });

const hours = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => ({
    value: String(from + index),
    label: `${String(from + index).padStart(2, '0')}:00`,
  }));

export const SettingsForm = ({ settings }: Props) => {
  const mayWrite = useMay()('settings:write');
  const { moment } = useFormats();
  const update = useMutation(api.settings.update.mutationOptions());
  const { form, submit, failure } = useRecordForm({
    schema: Draft,
    start: draftOf(settings),
    moment,
    reload: async () => draftOf(await trpc.settings.get.query()),
    save: async (values, version) => {
      const saved = await update.mutateAsync({ ...values, version });
      tellSuccess('The settings are saved.');
      return draftOf(saved);
    },
  });
  const numeric = (field: 'dayStartsAt' | 'dayEndsAt' | 'weekStartsOn') => ({
    ...form.getInputProps(field),
    allowDeselect: false,
    value: String(form.values[field]),
    onChange: (value: string | null) => form.setFieldValue(field, Number(value)),
  });

  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={!mayWrite} className="bare">
        <Stack gap="sm">
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <Select label="The day starts at" data={hours(0, 23)} {...numeric('dayStartsAt')} />
            <Select label="The day ends at" data={hours(1, 24)} {...numeric('dayEndsAt')} />
            <Select
              label="The week starts on"
              data={weekdays.map(({ weekday, label }) => ({ value: String(weekday), label }))}
              {...numeric('weekStartsOn')}
            />
            <NumberInput
              label="Free times every"
              suffix=" minutes"
              min={5}
              max={120}
              step={5}
              {...form.getInputProps('slotMinutes')}
            />
          </SimpleGrid>
          <Switch
            label="New bookings are confirmed at once"
            description="Otherwise they wait as pending until somebody confirms them."
            {...form.getInputProps('confirmBookings', { type: 'checkbox' })}
          />
          <Switch
            label="Everybody needs a second factor"
            description="Members without one set it up before they can go on working."
            {...form.getInputProps('requireSecondFactor', { type: 'checkbox' })}
          />
          <FailureAlert failure={failure} />
          {mayWrite && (
            <Group justify="flex-end">
              <Button type="submit" loading={form.submitting}>
                Save
              </Button>
            </Group>
          )}
        </Stack>
      </fieldset>
    </form>
  );
};
