import { Group, Select, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { MeasureKind, measures } from '../../../shared/clinic/health/measures.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { ClinicDate } from '../clinic-dates/ClinicDate.tsx';
import { ClinicTime } from '../clinic-dates/ClinicTime.tsx';
import { measureKinds, unitSigns } from './health-words.ts';
import { freshRound, measuresOf, RoundDraft, secondOf, unitOf } from './round-draft.ts';

type Props = { patientId: string; onClose: () => void };

/** All that is measured at one time, in one form: what is left empty was not measured (CR37). */
export const MeasureForm = ({ patientId, onClose }: Props) => {
  const formats = useFormats();
  const { locale } = useSession().clinic;
  const { mutateAsync: take } = useMutation(api.measurements.round.mutationOptions());
  const now = formats.toWall(new Date().toISOString());
  const { form, frame } = useRecordForm<RoundDraft>({
    schema: RoundDraft,
    start: { values: freshRound(locale, now.slice(0, 10), now.slice(11, 16)), version: 0 },
    save: async draft => {
      const takenAt = formats.toInstant(`${draft['day']}T${draft['time']}:00`);
      await take({ patientId, takenAt, note: draft['note'] || null, measures: measuresOf(draft) });
      tellSuccess(t('The measurements are saved.'));
      onClose();
    },
  });
  const number = { inputMode: 'decimal', autoComplete: 'off' } as const;

  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <Text size="sm" c="dimmed">
        {t('Leave empty what was not measured.')}
      </Text>
      {MeasureKind.options.map((kind, n) => (
        <Group key={kind} gap="xs" align="flex-end" wrap="nowrap" grow preventGrowOverflow={false}>
          <TextInput
            label={
              measures[kind].second ? t('{kind}, upper', { kind: measureKinds[kind] }) : measureKinds[kind]
            }
            data-autofocus={n === 0 || undefined}
            {...number}
            {...form.getInputProps(kind)}
          />
          {measures[kind].second && (
            <TextInput
              label={t('{kind}, lower', { kind: measureKinds[kind] })}
              {...number}
              {...form.getInputProps(secondOf(kind))}
            />
          )}
          {measures[kind].units.length > 1 ? (
            <Select
              aria-label={t('Unit of {kind}', { kind: measureKinds[kind] })}
              allowDeselect={false}
              data={measures[kind].units.map(value => ({ value, label: unitSigns[value] }))}
              w={110}
              style={{ flex: 'none' }}
              {...form.getInputProps(unitOf(kind))}
            />
          ) : (
            <Text size="sm" c="dimmed" w={110} pb={8} style={{ flex: 'none' }}>
              {unitSigns[measures[kind].units[0]]}
            </Text>
          )}
        </Group>
      ))}
      <SimpleGrid cols={2} spacing="sm">
        <ClinicDate label={t('Measured on')} maxDate={formats.today()} {...form.getInputProps('day')} />
        <ClinicTime label={t('at')} {...form.getInputProps('time')} />
      </SimpleGrid>
      <Textarea label={t('Note')} autosize minRows={2} {...form.getInputProps('note')} />
    </RecordForm>
  );
};
