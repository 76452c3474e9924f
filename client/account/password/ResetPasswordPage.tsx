import { IconCheck, IconLinkOff } from '@tabler/icons-react';
import { useState } from 'react';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { DoorNotice } from '../front-door/DoorNotice.tsx';
import { DoorPage } from '../front-door/DoorPage.tsx';
import { ResetPasswordForm } from './ResetPasswordForm.tsx';
import { useLinkToken } from './use-link-token.ts';

export const ResetPasswordPage = () => {
  const { token, email } = useLinkToken();
  const [outcome, setOutcome] = useState<'changed' | 'worthless'>();

  if (outcome === 'changed')
    return (
      <DoorPage title="Password changed">
        <DoorNotice
          icon={IconCheck}
          title="Your password is changed"
          action={
            <ButtonLink to="/sign-in" search={{}}>
              Sign in
            </ButtonLink>
          }
        >
          Wherever you were signed in with the old one, you are signed out.
        </DoorNotice>
      </DoorPage>
    );

  if (!token || outcome === 'worthless')
    return (
      <DoorPage title="Link not valid">
        <DoorNotice
          icon={IconLinkOff}
          title="This link is not valid any more"
          action={<ButtonLink to="/forgot-password">Ask for a new link</ButtonLink>}
        >
          It has been used already, is older than an hour, or was not copied completely.
        </DoorNotice>
      </DoorPage>
    );

  return (
    <DoorPage title="New password">
      <ResetPasswordForm
        {...{ token, email }}
        onChanged={() => setOutcome('changed')}
        onWorthless={() => setOutcome('worthless')}
      />
    </DoorPage>
  );
};
