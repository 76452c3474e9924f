import { IconLinkOff } from '@tabler/icons-react';
import { t } from '../../../shared/i18n/translate.ts';
import type { Failure } from '../../ui/failure/failure.ts';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { DoorNotice } from '../front-door/DoorNotice.tsx';
import { DoorPage } from '../front-door/DoorPage.tsx';

/** The ticket was used already or is too old, as after a reload, or the membership has ended on the way. */
export const EnterFailed = ({ failure: { code, message } }: { failure: Failure }) => (
  <DoorPage title={t('Not entered')}>
    <DoorNotice
      icon={IconLinkOff}
      title={t('The clinic was not entered')}
      action={
        <ButtonLink to="/sign-in" search={{}}>
          {t('Go to the sign-in')}
        </ButtonLink>
      }
    >
      {code === 'BAD_REQUEST' ? t('This link is not complete. Please choose the clinic again.') : message}
    </DoorNotice>
  </DoorPage>
);
