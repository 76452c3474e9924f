import { Button, Stack, TextInput } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { PortalCode } from '../../../shared/clinic/portal.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { beginAnew } from './begin-anew.ts';

/** For whoever reads their mail on another device than they sign in with (D8). */
export const CodeForm = () => {
  const { form, submit, failure } = useSentForm({
    start: { code: '' },
    validate: schemaResolver(PortalCode, { sync: true }),
    send: async values => {
      await trpc.portal.enterByCode.mutate(values);
      beginAnew();
    },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <FailureAlert failure={failure} />
        <TextInput
          label={t('Code of the letter')}
          description={t(
            'If you read your mail on another device: type the code that stands below the link.',
          )}
          placeholder="ABCD-EFGH"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          size="md"
          className="numeric"
          {...form.getInputProps('code')}
        />
        <Button type="submit" variant="default" size="md" loading={form.submitting} fullWidth>
          {t('Sign in with the code')}
        </Button>
      </Stack>
    </form>
  );
};
