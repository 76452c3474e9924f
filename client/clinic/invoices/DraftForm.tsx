import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Invoice } from '../../../shared/clinic/invoices.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { amountsOf } from '../../../shared/invoice-totals.ts';
import { useFormats, useSession } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { tellFailure, tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { DateField } from '../../ui/forms/DateField.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { PatientSelect } from '../patients/PatientSelect.tsx';
import { useTrash } from '../records/use-trash.ts';
import { DraftValues, emptyLine, valuesOf } from './draft-values.ts';
import { invoiceName } from './invoice-words.ts';
import { LineFields } from './LineFields.tsx';

type Props = { record: Invoice | undefined; onClose: () => void };

/** A bill while it is written: it has no number yet, and everything in it can be changed (MY2). */
export const DraftForm = ({ record, onClose }: Props) => {
  const formats = useFormats();
  const currency = useSession().clinic.currency;
  const { mutateAsync: save } = useMutation({
    mutationFn: ({ patientId, ...values }: DraftValues) =>
      record
        ? trpc.invoices.update.mutate({ ...values, id: record.id, version: record.version })
        : trpc.invoices.write.mutate({ patientId, ...values, lines: values.lines.map(withoutId) }),
  });
  const { form, frame } = useRecordForm<DraftValues>({
    schema: DraftValues,
    start: { values: valuesOf(record, formats.today()), version: record?.version ?? 0 },
    save: async values => {
      tellSuccess(t('{name} is saved.', { name: invoiceName(await save(values)) }));
      onClose();
    },
  });
  const { lines } = form.values;
  const asked = lines.reduce((sum, line) => sum + amountsOf(line).amount, 0);

  return (
    <>
      <RecordForm {...frame} submitLabel={t('Save the draft')} onCancel={onClose}>
        {record ? (
          <Text fw={600}>{record.patient.name}</Text>
        ) : (
          <PatientSelect {...form.getInputProps('patientId')} />
        )}
        {lines.map((line, at) => (
          <LineFields
            // oxlint-disable-next-line react/no-array-index-key -- a line has no other name before it is saved
            key={at}
            at={at}
            line={line}
            currency={record?.currency ?? currency}
            field={name => form.getInputProps(`lines.${at}.${name}`)}
            onRemove={lines.length > 1 ? () => form.removeListItem('lines', at) : undefined}
          />
        ))}
        <Group justify="space-between">
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => form.insertListItem('lines', emptyLine(formats.today()))}
          >
            {t('Another line')}
          </Button>
          <Text className="numeric">
            {t('Sum of the lines: {sum}', { sum: formats.money(asked, record?.currency ?? currency) })}
          </Text>
        </Group>
        <DateField
          formats={formats}
          label={t('To be paid by')}
          description={t('Leave empty for the days that the settings of the clinic say')}
          clearable
          {...form.getInputProps('dueOn')}
        />
        <Textarea
          label={t('Note on the invoice')}
          autosize
          minRows={2}
          maxRows={8}
          {...form.getInputProps('note')}
        />
      </RecordForm>
      {record && <NextSteps invoice={record} isDirty={frame.isDirty} onClose={onClose} />}
    </>
  );
};

const withoutId = ({ lineId: _, ...line }: DraftValues['lines'][number]) => line;

type StepProps = { invoice: Invoice; isDirty: boolean; onClose: () => void };

const NextSteps = ({ invoice, isDirty, onClose }: StepProps) => {
  const { id, version } = invoice;
  const { moveToTrash } = useTrash(null, trpc.invoices, invoiceName);
  const issue = useMutation(
    api.invoices.issue.mutationOptions({
      onError: tellFailure,
      onSuccess: issued => tellSuccess(t('{name} is issued.', { name: invoiceName(issued) })),
    }),
  );
  return (
    <Stack gap="xs" mt="md">
      <Text size="sm" c="dimmed">
        {isDirty
          ? t('Please save what you changed before you issue it.')
          : t('Issued, it gets its number and is never changed again.')}
      </Text>
      <Group gap="xs">
        <Button disabled={isDirty} loading={issue.isPending} onClick={() => issue.mutate({ id, version })}>
          {t('Issue the invoice')}
        </Button>
        <Button variant="default" onClick={() => moveToTrash(invoice, onClose)}>
          {t('Move to trash')}
        </Button>
      </Group>
    </Stack>
  );
};
