import { Skeleton } from '@mantine/core';
import { IconLinkOff } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/i18n/translate.ts';
import { DoorNotice } from '../../account/front-door/DoorNotice.tsx';
import { DoorPage } from '../../account/front-door/DoorPage.tsx';
import { useLinkToken } from '../../account/password/use-link-token.ts';
import { api, trpc } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { failureOf } from '../../ui/failure/failure.ts';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { AcceptInvitationForm } from './AcceptInvitationForm.tsx';

/** Shown by a change rather than a query, because those have their input in the address, which logs keep. */
export const AcceptInvitationPage = () => {
  const { token } = useLinkToken();
  const door = useQuery(api.session.frontDoor.queryOptions());
  const shown = useQuery({
    queryKey: ['invitation', token],
    queryFn: token ? () => trpc.invitations.show.mutate({ token }) : skipToken,
    staleTime: Infinity,
  });
  const error = door.error ?? shown.error;

  if (!token || failureOf(error).code === 'NOT_FOUND')
    return (
      <DoorPage title={t('Invitation not valid')}>
        <DoorNotice
          icon={IconLinkOff}
          title={t('This invitation is not valid any more')}
          action={
            <ButtonLink to="/sign-in" search={{}} variant="default">
              {t('Go to the sign-in')}
            </ButtonLink>
          }
        >
          {t(
            'It has been accepted already, was taken back, or is too old. Please ask the clinic for a new one.',
          )}
        </DoorNotice>
      </DoorPage>
    );

  return (
    <DoorPage title={t('Invitation')}>
      {shown.data && door.data?.clinic && (
        <AcceptInvitationForm token={token} invitation={shown.data} clinic={door.data.clinic} />
      )}
      {error && (
        <ErrorState
          error={error}
          onRetry={() => {
            void door.refetch();
            void shown.refetch();
          }}
        />
      )}
      {!error && !(shown.data && door.data) && <Skeleton h={320} aria-busy="true" />}
    </DoorPage>
  );
};
