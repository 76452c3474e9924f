import { Skeleton } from '@mantine/core';
import { IconDoorOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { isShownHere } from '../../shown-patient.ts';
import { api } from '../../trpc.ts';
import { ErrorState } from '../../ui/failure/ErrorState.tsx';
import { later } from '../../ui/frame/later.tsx';
import { EmptyState } from '../../ui/pages/EmptyState.tsx';
import { drafts, OWN_THREAD } from '../messages/drafts.ts';
import { useLookAgain } from '../messages/use-look-again.ts';
import { CallUs } from '../public-booking/CallUs.tsx';
import { VisitorPage } from '../public-booking/VisitorPage.tsx';
import { beginAnew } from './begin-anew.ts';
import { PortalDoor } from './PortalDoor.tsx';

const OwnPortal = later(async () => (await import('./OwnPortal.tsx')).OwnPortal);
const Unsent = later(async () => (await import('./Unsent.tsx')).Unsent);

/** The clinic's portal for patients: the way in, or what is theirs (UI-1). */
export const PortalPage = () => {
  const { data: home, error, refetch } = useQuery(api.portal.home.queryOptions());
  const patient = home?.patient;
  const isAnother = patient ? !isShownHere(patient.id) : false;
  const title = patient ? patient.name : t('For our patients');
  useLookAgain(refetch);
  useEffect(() => {
    if (isAnother) beginAnew();
  }, [isAnother]);
  // The page of whoever has signed in in another tab begins with nothing of this one (O2).
  if (isAnother) return null;

  return (
    <VisitorPage title={title} clinic={home?.clinic.name}>
      {error && !home && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !home && <Skeleton h={240} aria-busy="true" aria-label={t('The page is loading')} />}
      {home && !patient && drafts.get(OWN_THREAD) && <Unsent />}
      {home?.isOpen && (home.patient ? <OwnPortal home={home} /> : <PortalDoor phone={home.clinic.phone} />)}
      {home && !home.isOpen && (
        <EmptyState icon={IconDoorOff} title={t('There is no portal for patients here')}>
          <CallUs phone={home.clinic.phone}>{t('Please call us.')}</CallUs>
        </EmptyState>
      )}
    </VisitorPage>
  );
};
