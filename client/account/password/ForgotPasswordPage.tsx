import { Button, Stack, Text, TextInput, Title } from '@mantine/core';
import { schemaResolver } from '@mantine/form';
import { IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import { ResetRequest } from '../../../shared/account/account.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { AnchorLink, ButtonLink } from '../../ui/pages/links.tsx';
import { DoorNotice } from '../front-door/DoorNotice.tsx';
import { DoorPage } from '../front-door/DoorPage.tsx';

/** Says the same whether there is such an account or not. */
export const ForgotPasswordPage = () => {
  const [asked, setAsked] = useState<string>();
  const { form, submit, failure } = useSentForm({
    start: { email: '' },
    validate: schemaResolver(ResetRequest, { sync: true }),
    send: async values => {
      await trpc.account.requestReset.mutate(values);
      setAsked(values.email.trim());
    },
  });

  return (
    <DoorPage title={t('Forgotten password')}>
      {asked ? (
        <DoorNotice
          icon={IconMail}
          title={t('Look into your mailbox')}
          action={
            <ButtonLink to="/sign-in" search={{}} variant="default">
              {t('Back to the sign-in')}
            </ButtonLink>
          }
        >
          {t('If {email} has an account, a mail with a link is on its way. The link is good for an hour.', {
            email: asked,
          })}
        </DoorNotice>
      ) : (
        <>
          <div>
            <Title order={1} size="h2">
              {t('Forgotten your password?')}
            </Title>
            <Text c="dimmed" size="sm" mt={4}>
              {t('We send you a link with which you choose a new one.')}
            </Text>
          </div>
          <form onSubmit={submit} noValidate>
            <Stack gap="sm">
              <FailureAlert failure={failure} />
              <TextInput
                label={t('E-mail')}
                type="email"
                autoComplete="username"
                size="md"
                {...form.getInputProps('email')}
              />
              <Button type="submit" size="md" mt="xs" loading={form.submitting} fullWidth>
                {t('Send the link')}
              </Button>
            </Stack>
          </form>
          <AnchorLink to="/sign-in" search={{}} size="sm">
            {t('Back to the sign-in')}
          </AnchorLink>
        </>
      )}
    </DoorPage>
  );
};
