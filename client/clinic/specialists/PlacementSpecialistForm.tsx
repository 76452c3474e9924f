import { Select, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { NewPlacementSpecialist, type PlacementSpecialist } from '../../../shared/clinic/specialists.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { placementSpecialistName, specialistRoles } from './specialist-words.ts';
import { useSpecialistOptions } from './use-specialist-options.ts';

type Props = FormProps<PlacementSpecialist> & { placementId: string };

/** Adds somebody of the clinic's list to a placement; another role is another entry. */
export const PlacementSpecialistForm = ({ placementId, onClose }: Props) => {
  const { mutateAsync: add } = useMutation(api.placementSpecialists.create.mutationOptions());
  const mayAddToList = useMay()('specialists:write');
  const { form, frame } = useRecordForm({
    schema: NewPlacementSpecialist,
    start: {
      values: { placementId, specialistId: '', role: 'treating' as const, note: '' },
      version: 0,
    },
    save: async values => {
      const name = placementSpecialistName(await add(values));
      tellSuccess(t('{name} is saved.', { name }));
      onClose();
    },
  });
  return (
    <RecordForm {...frame} submitLabel={t('Add')} onCancel={onClose}>
      <Select
        label={t('Who')}
        withAsterisk
        searchable
        data-autofocus
        openOnFocus={false}
        allowDeselect={false}
        nothingFoundMessage={t('Nobody found')}
        data={useSpecialistOptions()}
        {...form.getInputProps('specialistId')}
      />
      {mayAddToList && (
        <Text size="sm">
          <AnchorLink to="/specialists" search={{ open: 'new' }} size="sm">
            {t('Enter somebody who is not in the list yet')}
          </AnchorLink>
        </Text>
      )}
      <Select
        label={t('Role')}
        allowDeselect={false}
        data={optionsOf(specialistRoles)}
        {...form.getInputProps('role')}
      />
      <TextInput label={t('Note')} {...form.getInputProps('note')} />
    </RecordForm>
  );
};
