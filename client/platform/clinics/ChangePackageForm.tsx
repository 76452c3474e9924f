import { MultiSelect, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { Withholdable } from '../../../shared/permissions.ts';
import { ChangePackage, type ClinicDetails } from '../../../shared/platform/console-clinics.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { permissionName } from '../../ui/formats/permission-name.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { consoleApi } from '../connection/console-api.ts';

type Props = { clinic: ClinicDetails; onClose: () => void };

const choices = Withholdable.options.map(value => ({ value, label: permissionName(value) }));

export const ChangePackageForm = ({ clinic, onClose }: Props) => {
  const change = useMutation(consoleApi.clinics.changePackage.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: ChangePackage.omit({ clinicId: true }),
    start: { values: { withheld: clinic.withheld, reason: '' }, version: 0 },
    save: async values => {
      await change.mutateAsync({ ...values, clinicId: clinic.id });
      tellSuccess(t('{name} has another package.', { name: clinic.name }));
      onClose();
    },
  });

  return (
    <RecordForm {...frame} submitLabel={t('Change the package')} onCancel={onClose}>
      <MultiSelect
        label={t('Not included')}
        description={t('Nobody in the clinic may do this, whatever their role')}
        searchable
        clearable
        data={choices}
        {...form.getInputProps('withheld')}
      />
      <Textarea
        label={t('Reason')}
        description={t('The clinic’s owners read it')}
        withAsterisk
        autosize
        minRows={2}
        {...form.getInputProps('reason')}
      />
    </RecordForm>
  );
};
