import { IconCheck, IconLinkOff } from '@tabler/icons-react';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
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
      <DoorPage title={t('Password changed')}>
        <DoorNotice
          icon={IconCheck}
          title={t('Your password is changed')}
          action={
            <ButtonLink to="/sign-in" search={{}}>
              {t('Sign in')}
            </ButtonLink>
          }
        >
          {t('Wherever you were signed in with the old one, you are signed out.')}
        </DoorNotice>
      </DoorPage>
    );

  if (!token || outcome === 'worthless')
    return (
      <DoorPage title={t('Link not valid')}>
        <DoorNotice
          icon={IconLinkOff}
          title={t('This link is not valid any more')}
          action={<ButtonLink to="/forgot-password">{t('Ask for a new link')}</ButtonLink>}
        >
          {t('It has been used already, is older than an hour, or was not copied completely.')}
        </DoorNotice>
      </DoorPage>
    );

  return (
    <DoorPage title={t('New password')}>
      <ResetPasswordForm
        {...{ token, email }}
        onChanged={() => setOutcome('changed')}
        onWorthless={() => setOutcome('worthless')}
      />
    </DoorPage>
  );
};
