import { Button, Group, Select, SimpleGrid, Stack, Textarea } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { PortalNewRequest, type RequestKind } from '../../../shared/clinic/service-requests.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import type { Formats } from '../../ui/formats/formats.ts';
import { DateField } from '../../ui/forms/DateField.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { optionsOf } from '../../ui/tables/options-of.ts';
import { requestKinds } from '../service-requests/request-words.ts';

type Props = { formats: Formats; onClose: () => void };
type Draft = { kind: RequestKind; reason: string; earliest: string; latest: string };

/** What a patient asks the clinic for. */
export const AskForm = ({ formats, onClose }: Props) => {
  const { mutateAsync: ask } = useMutation(api.portalRequests.ask.mutationOptions());
  const start: Draft = { kind: 'prescription', reason: '', earliest: '', latest: '' };
  const { form, submit, failure } = useSentForm<Draft>({
    start,
    validate: schemaResolver(PortalNewRequest, { sync: true }),
    send: async values => {
      await ask(values);
      tellSuccess(t('We have got it, and get in touch with you.'));
      onClose();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        <Select
          label={t('What do you need?')}
          withAsterisk
          allowDeselect={false}
          data={optionsOf(requestKinds)}
          {...form.getInputProps('kind')}
        />
        <Textarea
          label={t('Please describe it')}
          withAsterisk
          autosize
          minRows={3}
          dir="auto"
          {...form.getInputProps('reason')}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <DateField formats={formats} label={t('From which day')} {...form.getInputProps('earliest')} />
          <DateField formats={formats} label={t('Until which day')} {...form.getInputProps('latest')} />
        </SimpleGrid>
        <Group gap="xs">
          <Button type="submit" loading={form.submitting}>
            {t('Send it to the clinic')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
};
