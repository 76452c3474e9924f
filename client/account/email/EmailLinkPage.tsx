import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconCheck, IconLinkOff, IconShieldLock } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { FailureAlert } from '../../ui/failure/FailureAlert.tsx';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { DoorNotice } from '../front-door/DoorNotice.tsx';
import { DoorPage } from '../front-door/DoorPage.tsx';
import { useLinkToken } from '../password/use-link-token.ts';

type Outcome = 'changed' | 'waits' | 'stopped' | 'worthless';

type Props = {
  /** Sends the yes of this address. */
  confirm: (token: string) => Promise<{ isChanged: boolean }>;
  /** Says that it was somebody else who asked, where the address may. */
  refuse?: (token: string) => Promise<unknown>;
};

/** The link was sent to the address that the account is to have. */
export const NewEmailPage = () => (
  <EmailLinkPage confirm={token => trpc.emailChange.confirmNew.mutate({ token })} />
);

/** The link was sent to the address that the account has. */
export const FormerEmailPage = () => (
  <EmailLinkPage
    confirm={token => trpc.emailChange.confirmFormer.mutate({ token })}
    refuse={token => trpc.emailChange.refuse.mutate({ token })}
  />
);

/** Nothing happens by opening it: programs that look through letters open links as well. */
const EmailLinkPage = ({ confirm, refuse }: Props) => {
  const { token, email } = useLinkToken();
  const [outcome, setOutcome] = useState<Outcome>();
  if (outcome === 'changed' || outcome === 'waits') return <Confirmed isChanged={outcome === 'changed'} />;
  if (outcome === 'stopped') return <Stopped />;
  if (!token || outcome === 'worthless') return <Worthless />;

  const question = email
    ? t('Is your account to be called {email}?', { email })
    : t('Is your account to get another e-mail address?');
  return (
    <DoorPage title={t('Change of e-mail')}>
      <Title order={1} size="h2">
        {question}
      </Title>
      <Text c="dimmed">
        {t('It is changed in all your clinics once both e-mail addresses have confirmed it.')}
      </Text>
      <Answers {...{ token, confirm, refuse }} onAnswered={setOutcome} />
    </DoorPage>
  );
};

type AnswersProps = {
  token: string;
  confirm: Props['confirm'];
  refuse: Props['refuse'];
  onAnswered: (outcome: Outcome) => void;
};

const Answers = ({ token, confirm, refuse, onAnswered }: AnswersProps) => {
  const [failure, setFailure] = useState<Failure>();
  const [sending, setSending] = useState<'yes' | 'no'>();
  const send = async (said: 'yes' | 'no', answer: () => Promise<Outcome>) => {
    setFailure(undefined);
    setSending(said);
    try {
      onAnswered(await answer());
    } catch (error) {
      const refused = failureOf(error);
      if (refused.code === 'NOT_FOUND') onAnswered('worthless');
      else setFailure(refused);
    } finally {
      setSending(undefined);
    }
  };
  const sayYes = async () => ((await confirm(token)).isChanged ? 'changed' : 'waits');

  return (
    <Stack gap="sm">
      <FailureAlert failure={failure}>
        {failure?.code === 'UNAUTHORIZED' && (
          <Text size="sm" mt={4}>
            {t('Sign in with the e-mail that you have now, in this browser, and open the link once more.')}
          </Text>
        )}
      </FailureAlert>
      <Group gap="sm">
        <Button
          size="md"
          loading={sending === 'yes'}
          disabled={sending === 'no'}
          onClick={() => void send('yes', sayYes)}
        >
          {t('Confirm')}
        </Button>
        {refuse && (
          <Button
            size="md"
            variant="default"
            loading={sending === 'no'}
            disabled={sending === 'yes'}
            onClick={() =>
              void send('no', async () => {
                await refuse(token);
                return 'stopped';
              })
            }
          >
            {t('That was not me')}
          </Button>
        )}
      </Group>
    </Stack>
  );
};

const Confirmed = ({ isChanged }: { isChanged: boolean }) => (
  <DoorPage title={t('Change of e-mail')}>
    <DoorNotice
      icon={IconCheck}
      title={isChanged ? t('Your e-mail is changed') : t('This e-mail address is confirmed')}
      action={<ButtonLink to="/profile">{t('To your profile')}</ButtonLink>}
    >
      {isChanged
        ? t('From now on you sign in with the new one.')
        : t('Your e-mail is changed once the other e-mail address is confirmed, too.')}
    </DoorNotice>
  </DoorPage>
);

const Stopped = () => (
  <DoorPage title={t('Change of e-mail')}>
    <DoorNotice
      icon={IconShieldLock}
      title={t('Your e-mail stays as it is')}
      action={<ButtonLink to="/forgot-password">{t('Choose a new password')}</ButtonLink>}
    >
      {t(
        'Your account is signed out everywhere. Somebody may know your password: please choose a new one now.',
      )}
    </DoorNotice>
  </DoorPage>
);

const Worthless = () => (
  <DoorPage title={t('Link not valid')}>
    <DoorNotice
      icon={IconLinkOff}
      title={t('This link is not valid any more')}
      action={<ButtonLink to="/profile">{t('To your profile')}</ButtonLink>}
    >
      {t(
        'It has been used already, is older than an hour, was withdrawn, or is for another account than the one signed in here.',
      )}
    </DoorNotice>
  </DoorPage>
);
