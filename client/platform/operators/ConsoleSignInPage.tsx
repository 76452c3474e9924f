import { Box, Button, Stack, Text, Title } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { z } from 'zod';
import { t } from '../../../shared/i18n/translate.ts';
import { ConsoleSignIn } from '../../../shared/platform/operators.ts';
import { CredentialFields } from '../../account/sign-in/CredentialFields.tsx';
import { DemoLogins } from '../../account/sign-in/DemoLogins.tsx';
import { queryClient } from '../../trpc.ts';
import { ConnectionBanner } from '../../ui/failure/ConnectionBanner.tsx';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { Logo } from '../../ui/pages/Logo.tsx';
import { ColorSchemeToggle } from '../../ui/theme/ColorSchemeToggle.tsx';
import { consoleApi, operate } from '../connection/console-api.ts';
import { CodeInput } from './CodeInput.tsx';

/** The door of the operators' console. */
export const ConsoleSignInPage = () => {
  useDocumentTitle(t('Console · MedFlow'));
  const router = useRouter();
  const { data: door } = useQuery(consoleApi.session.door.queryOptions());
  const [asksCode, setAsksCode] = useState(false);
  const { form, submit, failure } = useSentForm({
    start: { email: '', password: '', code: '' },
    validate: schemaResolver(ConsoleSignIn.extend({ code: z.string() }), { sync: true }),
    send: async ({ code, ...credentials }) => {
      const { done } = await operate.session.signIn.mutate({ ...credentials, ...(asksCode && { code }) });
      if (!done) return setAsksCode(true);
      queryClient.clear();
      await router.navigate({ to: '/console/clinics', search: {} });
    },
  });

  return (
    <Box className="door-main console-door" component="main" mih="100dvh">
      <ConnectionBanner />
      <Box pos="absolute" top={16} style={{ insetInlineEnd: 16 }}>
        <ColorSchemeToggle />
      </Box>
      <Stack w="100%" maw={420} gap="lg">
        <Logo size={40} />
        <div>
          <Title order={1} size="h2">
            {t('Platform console')}
          </Title>
          <Text c="dimmed" size="sm" mt={4}>
            {t('For the people who run MedFlow. It shows no clinic’s data.')}
          </Text>
        </div>
        <form onSubmit={submit} noValidate>
          <Stack gap="sm">
            <FailureAlert failure={failure} />
            <CredentialFields fieldOf={form.getInputProps} />
            {asksCode && <CodeInput {...form.getInputProps('code')} />}
            <Button type="submit" size="md" mt="xs" loading={form.submitting} fullWidth>
              {t('Sign in')}
            </Button>
          </Stack>
        </form>
        <DemoLogins
          title={t('Demo installation')}
          logins={door?.demoOperator ? [{ role: t('operator'), ...door.demoOperator }] : []}
          onPick={form.setValues}
        />
      </Stack>
    </Box>
  );
};
