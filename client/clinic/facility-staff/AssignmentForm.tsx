import { Checkbox, Select, SimpleGrid, TextInput } from '@mantine/core';
import { type FacilityStaff, NewFacilityStaff } from '../../../shared/clinic/facility-staff.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { useFacilityOptions } from '../facilities/use-facility-options.ts';
import { useUserOptions } from '../members/use-user-options.ts';
import { useEditForm } from '../records/use-edit-form.ts';
import { assignmentName } from './assignment-words.ts';

type Of = { userId?: string | undefined; facilityId?: string | undefined };

const { get, create, update } = trpc.facilityStaff;

/** Of somebody whose facility is asked for, or of a facility whose person is. */
export const AssignmentForm = ({ record, userId, facilityId, onClose }: FormProps<FacilityStaff> & Of) => {
  const { today } = useFormats();
  const [people, facilities] = [useUserOptions(), useFacilityOptions()];
  const only = facilities.length === 1 ? facilities[0]?.value : undefined;
  const { form, frame } = useEditForm({
    ...{ schema: NewFacilityStaff, record, onClose, nameOf: assignmentName },
    // It stays with its person and its facility.
    calls: {
      ...{ get, create },
      update: { mutate: ({ userId: _, facilityId: __, ...change }) => update.mutate(change) },
    },
    valuesOf: assignment => ({
      userId: assignment?.user.id ?? userId ?? '',
      facilityId: assignment?.facility.id ?? facilityId ?? only ?? '',
      position: assignment?.position ?? '',
      isPrimary: assignment?.isPrimary ?? false,
      startsOn: assignment?.startsOn ?? today(),
      endsOn: assignment?.endsOn ?? null,
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      {!userId && (
        <Select
          label={t('Person')}
          withAsterisk
          searchable
          allowDeselect={false}
          disabled={record !== undefined}
          data={people}
          {...form.getInputProps('userId')}
        />
      )}
      {!facilityId && (
        <Select
          label={t('Facility')}
          withAsterisk
          searchable
          allowDeselect={false}
          disabled={record !== undefined}
          data={facilities}
          {...form.getInputProps('facilityId')}
        />
      )}
      <TextInput
        label={t('Position')}
        description={t(
          'In your own words, such as Head nurse. It changes nothing about what the person may do.',
        )}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        {...form.getInputProps('position')}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <ClinicDate label={t('From')} withAsterisk {...form.getInputProps('startsOn')} />
        <ClinicDate
          label={t('Until')}
          description={t('The last day')}
          clearable
          {...form.getInputProps('endsOn')}
        />
      </SimpleGrid>
      <Checkbox
        label={t('Main facility of this person')}
        description={t('New weekly hours begin there')}
        {...form.getInputProps('isPrimary', { type: 'checkbox' })}
      />
    </RecordForm>
  );
};
