import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { isComplete } from '../../account/sign-in/is-complete.ts';
import { rich } from '../../i18n/rich.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { useSentForm } from '../../ui/forms/use-sent-form.ts';
import { later } from '../../ui/frame/later.tsx';
import { EnterByPasskey } from '../portal-passkeys/EnterByPasskey.tsx';
import { CallUs } from '../public-booking/CallUs.tsx';
import { StepHeading } from '../public-booking/StepHeading.tsx';
import { beginAnew } from './begin-anew.ts';

const CodeForm = later(async () => (await import('./CodeForm.tsx')).CodeForm);

type Props = { phone: string | null };

/** Says the same whoever the e-mail address belongs to (D2). */
export const PortalDoor = ({ phone }: Props) => {
  const [asked, setAsked] = useState<string>();
  const { form, submit, failure, setFailure } = useSentForm({
    start: { email: '' },
    validate: { email: isComplete.email },
    send: async values => {
      await trpc.portal.ask.mutate(values);
      setAsked(values.email.trim());
    },
  });

  if (asked)
    return (
      <Stack gap="md">
        <Stack gap="sm" component="output">
          <StepHeading isNext>{t('Please look into your mail')}</StepHeading>
          <Text>
            {rich(
              'If {email} stands in your record, a letter is on its way. Please open its link in this browser, within 15 minutes.',
              {
                email: (
                  <b key="email" style={{ overflowWrap: 'anywhere' }}>
                    {asked}
                  </b>
                ),
              },
            )}
          </Text>
        </Stack>
        <CodeForm />
        <Button variant="subtle" onClick={() => setAsked(undefined)}>
          {t('Use another e-mail address')}
        </Button>
        <CallUs phone={phone}>
          {t(
            'No letter? Please look among unwanted mail, or call us: perhaps another e-mail address stands in your record.',
          )}
        </CallUs>
      </Stack>
    );
  return (
    <Stack gap="md">
      <Text>
        {t(
          'Here you see and change your appointments, see what we keep of you, and who looked at it. You need no password: we send you a link.',
        )}
      </Text>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          <FailureAlert failure={failure} />
          <TextInput
            label={t('E-mail address')}
            description={t('The one that you gave us.')}
            type="email"
            autoComplete="email"
            size="md"
            {...form.getInputProps('email')}
          />
          <Button type="submit" size="md" loading={form.submitting} fullWidth>
            {t('Send me a link')}
          </Button>
          <EnterByPasskey onDone={beginAnew} onFailure={setFailure} />
        </Stack>
      </form>
      <CallUs phone={phone}>{t('Is your e-mail address not known to us yet? Please call us.')}</CallUs>
    </Stack>
  );
};
