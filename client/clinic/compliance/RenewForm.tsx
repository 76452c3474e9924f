import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ComplianceRecord, ComplianceRenewal } from '../../../shared/clinic/compliance.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { complianceName, holderName } from './compliance-words.ts';
import { RenewableFields, renewableOf } from './RenewableFields.tsx';

type Props = { record: ComplianceRecord; onClose: () => void };

/** A renewal is a record of its own, with dates and a number of its own; what it renews stays as it was. */
const valuesOf = (record: ComplianceRecord) => ({
  ...renewableOf(record),
  ...{ id: record.id, version: record.version, issuedOn: '', expiresOn: '', notes: '' },
});

export const RenewForm = ({ record, onClose }: Props) => {
  const { mutateAsync: renew } = useMutation(api.complianceRecords.renew.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: ComplianceRenewal,
    start: { values: valuesOf(record), version: record.version },
    save: async values => {
      const renewed = await renew(values);
      tellSuccess(t('{name} is renewed.', { name: complianceName(renewed) }));
      onClose();
    },
  });
  return (
    <RecordForm {...frame} submitLabel={t('Renew')} onCancel={onClose}>
      <Text size="sm">
        {t(
          '{name}, {holder}: this writes a new record. The one before stays to be seen, and counts no more.',
          {
            ...{ name: complianceName(record), holder: holderName(record) },
          },
        )}
      </Text>
      <RenewableFields form={form} />
    </RecordForm>
  );
};
