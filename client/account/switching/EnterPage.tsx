import { Button } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import { useNavigate, useRouteContext } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { trpc } from '../../trpc.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';
import { DoorNotice } from '../front-door/DoorNotice.tsx';
import { DoorPage } from '../front-door/DoorPage.tsx';
import { type PendingSignIn, SecondStepForm } from '../second-step/SecondStepForm.tsx';
import { EnterFailed } from './EnterFailed.tsx';
import type { Question } from './enter-clinic.ts';

/** Names the clinic and the account and asks; whoever was let through by the apex alone shows the second factor then. */
export const EnterPage = () => {
  const stopped = useRouteContext({ from: '/enter' });
  return 'failure' in stopped ? (
    <EnterFailed failure={stopped.failure} />
  ) : (
    <EnterQuestion question={stopped.question} />
  );
};

const EnterQuestion = ({ question: { ticket, clinic, email } }: { question: Question }) => {
  const navigate = useNavigate();
  const [isEntering, setIsEntering] = useState(false);
  const [pending, setPending] = useState<PendingSignIn>();
  const [failure, setFailure] = useState<Failure>();
  const goIn = () => void navigate({ to: '/', replace: true });

  const enter = async () => {
    setIsEntering(true);
    try {
      const answer = await trpc.session.enter.mutate({ ticket });
      if (answer.done) goIn();
      else setPending(answer);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };

  if (failure) return <EnterFailed failure={failure} />;
  if (pending)
    return (
      <DoorPage title={t('One more step')}>
        <SecondStepForm
          pending={pending}
          onDone={goIn}
          onBack={() => void navigate({ to: '/sign-in', search: {}, replace: true })}
        />
      </DoorPage>
    );
  return (
    <DoorPage title={t('Enter {clinic}', { clinic })}>
      <DoorNotice
        icon={IconDoorEnter}
        title={t('Enter {clinic}?', { clinic })}
        action={
          <Button loading={isEntering} onClick={() => void enter()}>
            {t('Enter as {email}', { email })}
          </Button>
        }
      >
        {t('You will work in {clinic} as {email}. If that is not you, close this page.', { clinic, email })}
      </DoorNotice>
    </DoorPage>
  );
};
