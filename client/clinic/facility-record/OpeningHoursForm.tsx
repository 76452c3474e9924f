import { Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { OpeningHours } from '../../../shared/clinic/availability.ts';
import type { Facility } from '../../../shared/clinic/facilities.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { HoursRow } from '../availability/HoursRow.tsx';
import { WeekFields } from '../availability/WeekFields.tsx';
import { tellSaved } from '../records/tell-saved.ts';

type Props = { facility: Facility; onClose: () => void };

const Values = z.object({ openingHours: OpeningHours });

const draftOf = ({ version, openingHours }: Facility) => ({ version, values: { openingHours } });

/** When the door is open in usual weeks, in the facility's own time. */
export const OpeningHoursForm = ({ facility, onClose }: Props) => {
  const { id } = facility;
  const { moment } = useFormats();
  const update = useMutation(api.facilities.update.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: Values,
    start: draftOf(facility),
    fresh: { moment, load: async () => draftOf(await trpc.facilities.get.query({ id })) },
    save: async (values, version, before) => {
      const saved = await update.mutateAsync({ ...values, id, version });
      tellSaved({
        ...{ sentence: t('The opening hours are saved.'), before, after: draftOf(saved).values },
        writeBack: hours => update.mutateAsync({ ...hours, id, version: saved.version }),
      });
      onClose();
    },
  });
  const { openingHours } = form.values;
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <Text size="sm" c="dimmed">
        {t(
          'They tell patients and colleagues when the door is open. When somebody can be booked is said by the weekly hours of the practitioners.',
        )}
      </Text>
      <Stack gap={4}>
        <WeekFields
          hours={openingHours}
          readOnly={false}
          none={t('Closed')}
          onChange={week => form.setFieldValue('openingHours', week)}
          onAdd={weekday => form.insertListItem('openingHours', { weekday, from: '08:00', to: '17:00' })}
        >
          {(_, index, label) => (
            <HoursRow
              key={index}
              label={label}
              fields={{
                from: form.getInputProps(`openingHours.${index}.from`),
                to: form.getInputProps(`openingHours.${index}.to`),
              }}
              onRemove={() => form.removeListItem('openingHours', index)}
            />
          )}
        </WeekFields>
        {typeof form.errors.openingHours === 'string' && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {form.errors.openingHours}
          </Text>
        )}
      </Stack>
    </RecordForm>
  );
};
