import { Button, Stack, Textarea } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { IconSend } from '@tabler/icons-react';
import { PortalWriting } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';

type Props = { description: string; send: (text: string) => Promise<unknown> };

/** Where one writes; what was refused stays to be sent again. */
export const WriteForm = ({ description, send }: Props) => {
  const { form, submit, failure } = useSentForm({
    start: { text: '' },
    validate: schemaResolver(PortalWriting, { sync: true }),
    send: async ({ text }) => {
      await send(text);
      form.reset();
    },
  });
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
          {...form.getInputProps('text')}
        />
        <Button type="submit" loading={form.submitting} leftSection={<IconSend size={16} aria-hidden />}>
          {t('Send')}
        </Button>
      </Stack>
    </form>
  );
};
