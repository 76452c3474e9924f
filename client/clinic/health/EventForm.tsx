import { Select, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { Gravity, type HealthEvent, HealthEventKind } from '../../../shared/clinic/health/health-events.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { LocalDate, Text, WallTime } from '../../../shared/scalars.ts';
import { useFormats } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { ClinicTime } from '../clinic-dates/ClinicTime.tsx';
import { eventKinds, gravities } from './health-words.ts';

type Props = {
  patientId: string;
  kind: HealthEventKind;
  incident?: HealthEvent | undefined;
  onClose: () => void;
};

const Draft = z
  .strictObject({
    kind: HealthEventKind,
    text: Text(4000),
    day: LocalDate,
    time: WallTime,
    gravity: Gravity.nullable(),
    place: z.string().max(200),
    told: z.string().max(500),
    todo: z.string().max(1000),
  })
  .refine(({ kind, gravity }) => kind !== 'incident' || gravity, {
    error: t('Please say how grave it was.'),
    path: ['gravity'],
  });

/** What was seen, what happened, or what became of it. */
export const EventForm = ({ patientId, kind, incident, onClose }: Props) => {
  const formats = useFormats();
  const { mutateAsync: record } = useMutation(api.healthEvents.record.mutationOptions());
  const now = formats.toWall(new Date().toISOString());
  const { form, frame } = useRecordForm<z.input<typeof Draft>>({
    schema: Draft,
    start: {
      values: {
        ...{ kind, text: '', day: now.slice(0, 10), time: now.slice(11, 16) },
        ...{ gravity: incident?.gravity ?? null, place: '', told: '', todo: '' },
      },
      version: 0,
    },
    save: async ({ day, time, gravity, ...values }) => {
      const happenedAt = formats.toInstant(`${day}T${time}:00`);
      const incidentId = incident?.id ?? null;
      await record({ ...values, patientId, happenedAt, gravity: gravity ?? null, incidentId });
      tellSuccess(t('{name} is saved.', { name: eventKinds[kind] }));
      onClose();
    },
  });
  const isGrave = kind !== 'observation';
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <Textarea
        label={kind === 'incident' ? t('What happened') : t('What was seen or done')}
        withAsterisk
        data-autofocus
        autosize
        minRows={4}
        {...form.getInputProps('text')}
      />
      <SimpleGrid cols={2} spacing="sm">
        <ClinicDate label={t('On')} maxDate={formats.today()} {...form.getInputProps('day')} />
        <ClinicTime label={t('at')} {...form.getInputProps('time')} />
      </SimpleGrid>
      {isGrave && (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <Select
            label={t('How grave')}
            withAsterisk={kind === 'incident'}
            data={optionsOf(gravities)}
            {...form.getInputProps('gravity')}
          />
          <TextInput label={t('Where')} {...form.getInputProps('place')} />
          <TextInput label={t('Who was told')} {...form.getInputProps('told')} />
          <TextInput label={t('What is to be done')} {...form.getInputProps('todo')} />
        </SimpleGrid>
      )}
    </RecordForm>
  );
};
