import { ActionIcon, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { type DayException, NewDayException } from '../../../shared/clinic/day-exceptions.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { ClinicTime } from '../clinic-dates/ClinicTime.tsx';
import { keepingCalls } from '../dependents/keeping-bookings.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { usePractitionerOptions } from '../members/use-practitioner-options.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { useHoursWords } from './use-hours-words.ts';

const valuesFrom = (today: string) => (exception: DayException | undefined) => ({
  practitionerId: exception?.practitioner.id ?? '',
  facilityId: exception?.facility.id ?? '',
  date: exception?.date ?? today,
  hours: exception?.hours ?? [],
  note: exception?.note ?? '',
});
type Values = ReturnType<ReturnType<typeof valuesFrom>>;

const calls = keepingCalls<Values, DayException>(trpc.dayExceptions, ({ practitionerId, facilityId }) => ({
  practitionerId,
  facilityId,
}));

export const ExceptionForm = ({ record, onClose }: FormProps<DayException>) => {
  const practitioners = usePractitionerOptions();
  const facilities = useFacilityOptions();
  const { form, frame } = useEditForm({
    ...{ schema: NewDayException, record, onClose, calls, nameOf: useHoursWords().exceptionName },
    valuesOf: valuesFrom(useFormats().today()),
  });
  const { hours } = form.values;

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <Select
        label={t('Practitioner')}
        withAsterisk
        searchable
        allowDeselect={false}
        data={practitioners}
        {...form.getInputProps('practitionerId')}
      />
      <Select
        label={t('Facility')}
        withAsterisk
        allowDeselect={false}
        data={facilities}
        {...form.getInputProps('facilityId')}
      />
      <ClinicDate label={t('Day')} withAsterisk {...form.getInputProps('date')} />
      <Stack gap={4} component="fieldset" className="weekday">
        <Group justify="space-between" wrap="nowrap">
          <Text component="legend" size="sm" fw={600}>
            {t('Hours on this day')}
          </Text>
          <ActionIcon
            aria-label={t('Add hours')}
            onClick={() => form.insertListItem('hours', { from: '09:00', to: '12:00' })}
          >
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
        </Group>
        {hours.map((_, index) => (
          <Group key={index} gap={6} wrap="nowrap" align="flex-start">
            <ClinicTime aria-label={t('From')} w={104} {...form.getInputProps(`hours.${index}.from`)} />
            <ClinicTime aria-label={t('To')} w={104} {...form.getInputProps(`hours.${index}.to`)} />
            <ActionIcon
              size={36}
              aria-label={t('Remove these hours')}
              onClick={() => form.removeListItem('hours', index)}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {hours.length === 0 && (
          <Group gap="xs">
            <Text size="sm" c="dimmed">
              {t('Closed all day.')}
            </Text>
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => form.insertListItem('hours', { from: '09:00', to: '12:00' })}
            >
              {t('Open it')}
            </Button>
          </Group>
        )}
        {form.errors.hours && (
          <Text size="xs" c="red.9" role="alert">
            {form.errors.hours}
          </Text>
        )}
      </Stack>
      <TextInput label={t('Note')} {...form.getInputProps('note')} />
    </RecordForm>
  );
};
