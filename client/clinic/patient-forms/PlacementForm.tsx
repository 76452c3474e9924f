import { Select, SimpleGrid, TagsInput, Textarea, TextInput } from '@mantine/core';
import { NewPlacement, type Placement } from '../../../shared/clinic/forms/placements.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { usePartForm } from '../patient-parts/use-part-form.ts';

export const placementStatuses = {
  planned: { label: t('Planned'), tone: 'waiting' },
  active: { label: t('Active'), tone: 'good' },
  ended: { label: t('Ended'), tone: 'quiet' },
  cancelled: { label: t('Cancelled'), tone: 'bad' },
} as const satisfies Record<Placement['status'], { label: string; tone: string }>;

export const placementName = ({ place }: Placement): string => place;

export const PlacementForm = ({
  record,
  patientId,
  onClose,
}: FormProps<Placement> & { patientId: string }) => {
  const { today } = useFormats();
  const { form, frame } = usePartForm({
    ...{ schema: NewPlacement, record, patientId, onClose, calls: trpc.placements, nameOf: placementName },
    valuesOf: placement => ({
      place: placement?.place ?? '',
      startsOn: placement?.startsOn ?? today(),
      endsOn: placement?.endsOn ?? null,
      status: placement?.status ?? ('planned' as const),
      specialists: placement?.specialists ?? [],
      note: placement?.note ?? '',
    }),
  });
  const { endsOn } = form.values;
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <TextInput label={t('Where')} withAsterisk data-autofocus {...form.getInputProps('place')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <ClinicDate label={t('From')} withAsterisk {...form.getInputProps('startsOn')} />
        <ClinicDate
          label={t('Until')}
          description={t('The day of leaving')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          {...form.getInputProps('endsOn')}
          value={endsOn}
          onChange={day => form.setFieldValue('endsOn', day || null)}
        />
      </SimpleGrid>
      <Select
        label={t('Status')}
        allowDeselect={false}
        data={Object.entries(placementStatuses).map(([value, { label }]) => ({ value, label }))}
        {...form.getInputProps('status')}
      />
      <TagsInput
        label={t('Specialists')}
        description={t('Who looks after the patient there; Enter after each name')}
        {...form.getInputProps('specialists')}
      />
      <Textarea label={t('Note')} autosize minRows={2} {...form.getInputProps('note')} />
    </RecordForm>
  );
};
