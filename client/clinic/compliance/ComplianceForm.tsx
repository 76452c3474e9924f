import { Divider, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { type ComplianceRecord, NewComplianceRecord } from '../../../shared/clinic/compliance.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { Attachments } from '../attachments/Attachments.tsx';
import { useEditForm } from '../records/use-edit-form.ts';
import { complianceKinds, complianceName } from './compliance-words.ts';
import { HolderSelect } from './HolderSelect.tsx';
import { RenewableFields, renewableOf } from './RenewableFields.tsx';

const valuesOf = (record: ComplianceRecord | undefined) => ({
  kind: record?.kind ?? ('licence' as const),
  title: record?.title ?? '',
  userId: record?.user?.id ?? '',
  facilityId: record?.facility?.id ?? '',
  ...renewableOf(record),
});

/** The history of a record goes by links, so that what was good before is seen as it stood. */
const Others = ({ renewsId, renewedById }: Pick<ComplianceRecord, 'renewsId' | 'renewedById'>) => (
  <Text size="sm">
    {renewedById && (
      <AnchorLink to="/compliance" search={{ state: 'all', open: renewedById }}>
        {t('See what followed it')}
      </AnchorLink>
    )}
    {renewedById && renewsId && ' · '}
    {renewsId && (
      <AnchorLink to="/compliance" search={{ state: 'all', open: renewsId }}>
        {t('See what it renewed')}
      </AnchorLink>
    )}
  </Text>
);

/** A record with the files that prove it; a new one begins with the form. A link leads from one to the next while it is open. */
export const ComplianceForm = ({ record, onClose }: FormProps<ComplianceRecord>) => {
  const may = useMay();
  if (!record) return <Fields record={undefined} onClose={onClose} />;
  const maySeeFiles = may('compliance:read') && may('requests:read');
  return (
    <Stack gap="md" key={record.id}>
      {maySeeFiles && (
        <Stack gap="xs" component="section" aria-labelledby="proofs">
          <Title order={3} size="h5" id="proofs">
            {t('Files that prove it')}
          </Title>
          <Attachments
            owner={{ complianceRecordId: record.id }}
            mayWrite={may('compliance:write') && may('requests:write')}
          />
        </Stack>
      )}
      {maySeeFiles && <Divider />}
      <Fields record={record} onClose={onClose} />
    </Stack>
  );
};

const Fields = ({ record, onClose }: FormProps<ComplianceRecord>) => {
  const { create, get, update } = trpc.complianceRecords;
  const calls = { create, get, update };
  const { form, frame } = useEditForm({
    ...{ schema: NewComplianceRecord, record, onClose, calls, valuesOf, nameOf: complianceName },
  });
  const mayReadAll = useMay()('compliance:read');
  const hasHistory = Boolean(record?.renewsId ?? record?.renewedById);
  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      {record && hasHistory && mayReadAll && <Others {...record} />}
      <Select
        label={t('Kind')}
        allowDeselect={false}
        data={optionsOf(complianceKinds)}
        {...form.getInputProps('kind')}
      />
      <TextInput label={t('What it is')} withAsterisk data-autofocus {...form.getInputProps('title')} />
      <HolderSelect
        value={form.values}
        onChange={holder => form.setValues(holder)}
        error={form.errors['facilityId'] ?? form.errors['userId']}
        disabled={hasHistory}
      />
      <RenewableFields form={form} />
    </RecordForm>
  );
};
