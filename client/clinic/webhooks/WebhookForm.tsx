import { MultiSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { NewWebhook, type Webhook, WebhookEventType } from '../../../shared/clinic/webhooks.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { confirmed } from '../../account/confirm/confirmed.tsx';
import { useFormats } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { RecordForm } from '../../ui/forms/RecordForm.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';
import type { FormProps } from '../../ui/pages/RecordPage.tsx';
import type { Shown } from './WebhookSecretDialog.tsx';
import { eventNames } from './webhook-words.ts';

type Values = { name: string; url: string; events: string[] };
type Props = FormProps<Webhook> & { onMade: (shown: Shown) => void };

const draftOf = (webhook: Webhook | undefined) => ({
  version: webhook?.version ?? 0,
  values: {
    name: webhook?.name ?? '',
    url: webhook?.url ?? '',
    events: webhook?.events ?? ['booking.created', 'booking.moved', 'booking.cancelled'],
  },
});

const events = WebhookEventType.options.map(value => ({ value, label: eventNames[value] }));

export const WebhookForm = ({ record, onClose, onMade }: Props) => {
  const { moment } = useFormats();
  const create = useMutation(api.webhooks.create.mutationOptions());
  const update = useMutation(api.webhooks.update.mutationOptions());
  const { form, frame } = useRecordForm<Values>({
    schema: NewWebhook,
    start: draftOf(record),
    save: async (values, version) => {
      const request = NewWebhook.parse(values);
      if (record) {
        const { id } = record;
        if (await confirmed(() => update.mutateAsync({ ...request, id, version }))) onClose();
        return;
      }
      const made = await confirmed(() => create.mutateAsync(request));
      if (made) onMade({ name: made.name, secret: made.secret });
    },
    ...(record && {
      fresh: { load: async () => draftOf(await trpc.webhooks.get.query({ id: record.id })), moment },
    }),
  });

  return (
    <RecordForm {...frame} submitLabel={record ? t('Save') : t('Create')} onCancel={onClose}>
      <TextInput
        label={t('Name')}
        description={t('What listens there, such as “Patient portal”')}
        withAsterisk
        data-autofocus
        {...form.getInputProps('name')}
      />
      <TextInput
        label="URL"
        description={t('Where events are posted to; it begins with https://')}
        withAsterisk
        inputMode="url"
        {...form.getInputProps('url')}
      />
      <MultiSelect
        label={t('Events')}
        description={t('What it hears of')}
        withAsterisk
        searchable
        clearable
        data={events}
        {...form.getInputProps('events')}
      />
    </RecordForm>
  );
};
