import { TagsInput, TextInput } from '@mantine/core';
import { NewSubstance, type Substance } from '../../../shared/clinic/drug-list.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import { TwoLines } from '../../ui/tables/TwoLines.tsx';
import { RecordSection } from '../records/RecordSection.tsx';
import { useEditForm } from '../records/use-edit-form.ts';

const calls = trpc.substances;
const nameOf = ({ name }: Substance) => name;

const SubstanceForm = ({ record, onClose }: FormProps<Substance>) => {
  const { form, frame } = useEditForm({
    ...{ schema: NewSubstance, record, nameOf, calls, onClose },
    valuesOf: substance => ({
      name: substance?.name ?? '',
      otherNames: substance?.otherNames ?? [],
      groups: substance?.groups ?? [],
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onClose}>
      <TextInput label={t('Substance')} withAsterisk data-autofocus {...form.getInputProps('name')} />
      <TagsInput
        label={t('Brands and other names')}
        description={t('Type a name and press Enter')}
        acceptValueOnBlur
        {...form.getInputProps('otherNames')}
      />
      <TagsInput
        label={t('Groups')}
        description={t('Such as penicillins: what people are allergic to as a whole')}
        acceptValueOnBlur
        {...form.getInputProps('groups')}
      />
    </RecordForm>
  );
};

export const Substances = () => (
  <RecordSection<Substance, object>
    of={{}}
    permission="clinical:write"
    title={t('Substances')}
    one={t('substance')}
    list={api.substances.list}
    {...{ calls, nameOf }}
    render={({ name, otherNames, groups }) => (
      <TwoLines title={name} note={[...otherNames, ...groups].join(', ')} />
    )}
    Form={SubstanceForm}
  />
);
