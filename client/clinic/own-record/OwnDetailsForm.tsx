import { Select, TextInput } from '@mantine/core';
import { PortalChange, type PortalRecord } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { languages } from '../../ui/formats/languages.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useOwnForm } from './use-own-form.ts';

type Props = { record: PortalRecord; formats: Formats; onDone: () => void };

const schema = PortalChange.omit({ version: true });
const itself = (record: PortalRecord) => record;

/** How a patient is called, spoken to and rung up. */
export const OwnDetailsForm = ({ record, formats, onDone }: Props) => {
  const { form, frame } = useOwnForm({
    ...{ schema, formats, record, partOf: itself, onDone, send: trpc.portal.changeRecord.mutate },
    valuesOf: ({ preferredName, language, phone }) => ({
      preferredName: preferredName ?? '',
      language,
      phone: phone ?? '',
    }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onDone}>
      <TextInput
        label={t('Called')}
        description={t('What you want to be called, if it is not your first name')}
        autoComplete="nickname"
        data-autofocus
        {...form.getInputProps('preferredName')}
      />
      <Select
        label={t('Language')}
        description={t('In which to speak and write')}
        searchable
        clearable
        data={languages}
        {...form.getInputProps('language')}
      />
      <TextInput label={t('Phone')} type="tel" autoComplete="tel" {...form.getInputProps('phone')} />
    </RecordForm>
  );
};
