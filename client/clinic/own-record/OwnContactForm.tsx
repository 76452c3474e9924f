import { TextInput } from '@mantine/core';
import { PortalContactChange, type PortalRecord } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import type { Formats } from '../../ui/formats/formats.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useOwnForm } from './use-own-form.ts';

type Props = { id: string; record: PortalRecord; formats: Formats; onDone: () => void };

const schema = PortalContactChange.omit({ id: true, version: true });

/** Another phone number under which to reach the patient, or somebody about the patient. */
export const OwnContactForm = ({ id, record, formats, onDone }: Props) => {
  const { form, frame } = useOwnForm({
    ...{ schema, formats, record, onDone },
    partOf: ({ contacts }) => contacts.find(contact => contact.id === id),
    valuesOf: ({ phone }) => ({ phone: phone ?? '' }),
    send: change => trpc.portal.changeContact.mutate({ ...change, id }),
  });
  return (
    <RecordForm {...frame} submitLabel={t('Save')} onCancel={onDone}>
      <TextInput label={t('Phone')} type="tel" data-autofocus {...form.getInputProps('phone')} />
    </RecordForm>
  );
};
