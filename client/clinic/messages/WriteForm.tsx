import { Button, Stack, Textarea } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { IconSend } from '@tabler/icons-react';
import { useEffect } from 'react';
import { PortalWriting } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { drafts } from './drafts.ts';

type Props = {
  /** Whose thread it is: what is begun for one is never sent to another. */
  thread: string;
  description: string;
  send: (text: string) => Promise<unknown>;
};

/** Where one writes. What was refused stays to be sent again, and what was begun is there when one comes back from another tab. */
export const WriteForm = (props: Props) => <Form key={props.thread} {...props} />;

const Form = ({ thread, description, send }: Props) => {
  const { form, submit, failure } = useSentForm({
    start: { text: drafts.get(thread) ?? '' },
    validate: schemaResolver(PortalWriting, { sync: true }),
    send: async ({ text }) => {
      await send(text);
      // Whoever wrote on in the meantime keeps that.
      if (form.getValues().text === text) form.setFieldValue('text', '');
    },
  });
  const { text } = form.values;
  useEffect(() => {
    drafts.set(thread, text);
  }, [thread, text]);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs" align="flex-start">
        <FailureAlert failure={failure} />
        <Textarea
          label={t('Your message')}
          description={description}
          autosize
          minRows={3}
          maxRows={12}
          w="100%"
          dir="auto"
          {...form.getInputProps('text')}
        />
        <Button type="submit" loading={form.submitting} leftSection={<IconSend size={16} aria-hidden />}>
          {t('Send')}
        </Button>
      </Stack>
    </form>
  );
};
