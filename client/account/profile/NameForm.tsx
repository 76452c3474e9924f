import { Button, Group, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { z } from 'zod';
import { NameChange, type Profile } from '../../../shared/account/profile.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { useFormats, useSession } from '../../session.tsx';
import { api, trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { tellSuccess } from '../../ui/failure/offer-undo.tsx';
import { useRecordForm } from '../../ui/forms/use-record-form.ts';

type Own = z.output<typeof Profile>;

const draftOf = ({ version, title, firstName, lastName }: Own) => ({
  version,
  values: { title: title ?? '', firstName, lastName },
});

/** The name in this clinic: it stays the one that somebody signs what they do with, so it is theirs to put right. */
export const NameForm = ({ profile }: { profile: Own }) => {
  const { user } = useSession();
  const { moment } = useFormats();
  const rename = useMutation(api.profile.rename.mutationOptions());
  const { form, frame } = useRecordForm({
    schema: NameChange.omit({ version: true }),
    start: draftOf(profile),
    fresh: { moment, load: async () => draftOf(await trpc.profile.own.query()) },
    save: async (name, version) => {
      const saved = await rename.mutateAsync({ ...name, version });
      tellSuccess(t('Your name is saved.'));
      return draftOf(saved);
    },
  });

  return (
    <form onSubmit={frame.submit} noValidate>
      <SimpleGrid cols={{ base: 1, xs: 3 }} spacing="sm" pb="md">
        <TextInput
          label={t('Title')}
          placeholder={t('Dr.')}
          autoComplete="honorific-prefix"
          {...form.getInputProps('title')}
        />
        <TextInput
          label={t('First name')}
          withAsterisk
          autoComplete="given-name"
          {...form.getInputProps('firstName')}
        />
        <TextInput
          label={t('Last name')}
          withAsterisk
          autoComplete="family-name"
          {...form.getInputProps('lastName')}
        />
      </SimpleGrid>
      <Text size="sm" c="dimmed" pb="sm">
        {user.role === 'provider'
          ? t('Your colleagues see this name, and patients do: on the page where they book, and in letters.')
          : t('Your colleagues see this name.')}
      </Text>
      <FailureAlert failure={frame.failure} />
      <Group justify="flex-end">
        <Button type="submit" loading={frame.submitting}>
          {t('Save')}
        </Button>
      </Group>
    </form>
  );
};
