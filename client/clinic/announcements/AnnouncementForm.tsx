import { Checkbox, Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { type Announcement, NewAnnouncement } from '../../../shared/clinic/announcements.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useSession } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { announcementName } from './announcement-words.ts';

/** The form holds instants; only its fields speak of the clinic's wall clock. */
const valuesFrom = (now: string, facilityId: string | null) => (announcement: Announcement | undefined) => ({
  title: announcement?.title ?? '',
  text: announcement?.text ?? '',
  publishesAt: announcement?.publishesAt ?? now,
  endsAt: announcement?.endsAt ?? null,
  facilityId: announcement ? (announcement.facility?.id ?? null) : facilityId,
  isPinned: announcement?.isPinned ?? false,
});

/** The full minute that has begun, so that what is written now is shown at once. */
const thisMinute = () => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString();

const pickerOf = ({ toWall, toInstant, writeMoment, clock }: Formats) => ({
  valueFormat: writeMoment,
  timePickerProps: { format: clock },
  shownOf: (instant: string | null) => instant && toWall(instant),
  instantOf: (wall: string | null) => wall && new Date(toInstant(wall)).toISOString(),
});

export const AnnouncementForm = ({ record, onClose }: FormProps<Announcement>) => {
  const facilities = useFacilityOptions();
  // Whoever is bound to facilities speaks to those who work there, and to nobody else.
  const ownFacility = useSession().facilityIds?.[0] ?? null;
  const { shownOf, instantOf, ...picker } = pickerOf(useFormats());
  const { form, frame } = useEditForm({
    ...{ schema: NewAnnouncement, record, onClose, calls: trpc.announcements, nameOf: announcementName },
    valuesOf: valuesFrom(thisMinute(), ownFacility),
  });
  const { publishesAt, endsAt, facilityId } = form.values;

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput label={t('Title')} withAsterisk data-autofocus {...form.getInputProps('title')} />
      <Textarea
        label={t('Text')}
        withAsterisk
        autosize
        minRows={4}
        maxRows={14}
        {...form.getInputProps('text')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <DateTimePicker
          label={t('Publish at')}
          withAsterisk
          {...picker}
          {...form.getInputProps('publishesAt')}
          value={shownOf(publishesAt)}
          onChange={wall => form.setFieldValue('publishesAt', instantOf(wall) ?? '')}
        />
        <DateTimePicker
          label={t('Show until')}
          description={t('Leave empty to show it until somebody ends it')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          {...picker}
          {...form.getInputProps('endsAt')}
          value={shownOf(endsAt)}
          onChange={wall => form.setFieldValue('endsAt', instantOf(wall))}
        />
      </SimpleGrid>
      <Select
        label={t('For whom')}
        description={t('Who works in a facility, or everybody of the clinic')}
        placeholder={t('Everybody')}
        clearable={!ownFacility}
        allowDeselect={false}
        data={facilities}
        {...form.getInputProps('facilityId')}
        value={facilityId}
      />
      <Checkbox
        label={t('Pinned: stands before the others')}
        {...form.getInputProps('isPinned', { type: 'checkbox' })}
      />
    </RecordForm>
  );
};
