import { Button, SegmentedControl, Stack, Textarea } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { z } from 'zod';
import type { CommentAudience } from '../../../shared/clinic/request-comments.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { Text } from '../../../shared/scalars.ts';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { drafts } from '../messages/drafts.ts';

const Written = z.strictObject({ text: Text(4000) });

type Props = { requestId: string };

/** Where one writes. What is begun for the clinic is never what the patient is sent (RQ22), and what was refused stays. */
export const CommentForm = ({ requestId }: Props) => {
  const [audience, setAudience] = useState<CommentAudience>('internal');
  return (
    <Stack gap="xs">
      <SegmentedControl
        aria-label={t('Who reads it')}
        value={audience}
        onChange={chosen => setAudience(chosen === 'public' ? 'public' : 'internal')}
        data={[
          { value: 'internal', label: t('Internal') },
          { value: 'public', label: t('To the patient') },
        ]}
      />
      <Form key={audience} {...{ requestId, audience }} />
    </Stack>
  );
};

const Form = ({ requestId, audience }: Props & { audience: CommentAudience }) => {
  const thread = `${requestId} ${audience}`;
  const { mutateAsync: write } = useMutation(api.requestComments.write.mutationOptions());
  const { form, submit, failure } = useSentForm({
    start: { text: drafts.get(thread) ?? '' },
    validate: schemaResolver(Written, { sync: true }),
    send: async ({ text }) => {
      await write({ requestId, audience, text });
      drafts.delete(thread);
      // Whoever wrote on in the meantime keeps that.
      if (form.getValues().text === text) form.setFieldValue('text', '');
    },
  });
  const field = form.getInputProps('text');
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="xs" align="flex-start">
        <FailureAlert failure={failure} />
        <Textarea
          label={audience === 'internal' ? t('Note for the clinic') : t('Answer to the patient')}
          description={
            audience === 'internal'
              ? t('The patient never sees it.')
              : t('The patient reads it in the portal.')
          }
          autosize
          minRows={3}
          maxRows={12}
          w="100%"
          dir="auto"
          {...field}
          onChange={event => {
            drafts.set(thread, event.currentTarget.value);
            field.onChange(event);
          }}
        />
        <Button
          type="submit"
          variant={audience === 'internal' ? 'default' : 'filled'}
          loading={form.submitting}
        >
          {audience === 'internal' ? t('Keep it for the clinic') : t('Send it to the patient')}
        </Button>
      </Stack>
    </form>
  );
};
