import { Select, TextInput } from '@mantine/core';
import { IconForms } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormRow, NewForm } from '../../../shared/clinic/forms/forms.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useMay } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import { AnchorLink } from '../../ui/pages/links.tsx';
import { type FormProps, RecordPage } from '../../ui/pages/RecordPage.tsx';
import type { Column } from '../../ui/tables/column.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { Status } from '../../ui/tables/Status.tsx';
import { usePages } from '../../ui/tables/use-pages.ts';
import { useTrash } from '../records/use-trash.ts';

const purposes = { general: t('Anything'), placement: t('Placements') };

const columns: Column<FormRow>[] = [
  {
    accessor: 'name',
    title: t('Name'),
    cellsClassName: 'main-column',
    render: ({ id, name }) => (
      <AnchorLink to="/forms/$formId" params={{ formId: id }}>
        {name}
      </AnchorLink>
    ),
  },
  { accessor: 'purpose', title: t('For what'), render: ({ purpose }) => purposes[purpose] },
  {
    accessor: 'latest',
    title: t('State'),
    render: ({ latest, hasDraft }) => (
      <Status
        label={[
          latest > 0 ? t('Version {number}', { number: latest }) : t('Not published'),
          ...(hasDraft ? [t('with a draft')] : []),
        ].join(', ')}
        tone={latest > 0 ? 'good' : 'waiting'}
      />
    ),
  },
];

const NewFormForm = ({ onClose }: FormProps<FormRow>) => {
  const navigate = useNavigate();
  const { mutateAsync: create } = useMutation(api.forms.create.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: NewForm,
    start: { values: { name: '', purpose: 'general' as const }, version: 0 },
    save: async values => {
      const { id } = await create(values);
      onClose();
      await navigate({ to: '/forms/$formId', params: { formId: id } });
    },
  });
  return (
    <RecordForm {...frame} submitLabel={t('Create')} onCancel={onClose}>
      <TextInput label={t('Name')} withAsterisk data-autofocus {...form.getInputProps('name')} />
      <Select
        label={t('For what')}
        allowDeselect={false}
        data={optionsOf(purposes)}
        {...form.getInputProps('purpose')}
      />
    </RecordForm>
  );
};

/** The forms that a clinic builds, to be filled in about patients (CLI-5). */
export const FormsPage = () => (
  <RecordPage
    title={t('Forms')}
    description={t('What is asked about patients, and in which version')}
    titles={{ new: t('New form') }}
    mayWrite={useMay()('forms:write')}
    pages={usePages(api.forms.list, {})}
    columns={columns}
    Form={NewFormForm}
    trash={useTrash(null, trpc.forms, ({ name }: FormRow) => name)}
    empty={{
      icon: IconForms,
      title: t('No forms yet'),
      children: t('A form is built from sections and fields, published, and then filled in about patients.'),
    }}
  />
);
