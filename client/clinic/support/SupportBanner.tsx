import { Button, Group, Text } from '@mantine/core';
import { IconHeartHandshake } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { LiveSupport } from '../../../shared/clinic/support.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { rich } from '../../i18n/rich.ts';
import { useFormats, useMay, useSession } from '../../session.tsx';
import { api } from '../../trpc.ts';
import { tellFailure } from '../../ui/failure/offer-undo.tsx';
import { ButtonLink } from '../../ui/pages/links.tsx';
import { TimeLeft } from './TimeLeft.tsx';

type Visit = LiveSupport['visits'][number];

/** Says who of MedFlow is here, to everybody who works here and to the operators themselves (TEN-7). */
export const SupportBanner = () => {
  const { data } = useQuery(
    api.support.live.queryOptions(undefined, { refetchInterval: 20_000, staleTime: 10_000 }),
  );
  if (!data) return null;

  return (
    <>
      {data.visits.map(visit =>
        visit.own ? <OwnVisit key={visit.id} visit={visit} /> : <Visit key={visit.id} visit={visit} />,
      )}
      {data.waiting > 0 && (
        <Banner>
          <Text size="sm" flex={1}>
            {t('MedFlow support asks to look into this clinic.')}
          </Text>
          <ButtonLink to="/support" size="compact-sm" variant="default">
            {t('Answer')}
          </ButtonLink>
        </Banner>
      )}
    </>
  );
};

const Banner = ({ children }: { children: ReactNode }) => (
  <Group
    renderRoot={props => <output {...props} />}
    className="support-banner"
    gap="xs"
    px="md"
    py={6}
    mb="sm"
  >
    <IconHeartHandshake size={18} aria-hidden />
    {children}
  </Group>
);

const Visit = ({ visit: { operator, emergency, scope, expiresAt } }: { visit: Visit }) => {
  const { time } = useFormats();
  const mayDecide = useMay()('support:decide');
  return (
    <Banner>
      <Text size="sm" flex={1}>
        {t(
          'MedFlow support ({operator}) {scope, select, read {can read} other {is working in}} this clinic until {time}{emergency, select, yes {, in an emergency} other {}}.',
          { operator, scope, time: time(expiresAt), emergency: emergency ? 'yes' : 'no' },
        )}
      </Text>
      {mayDecide && (
        <ButtonLink to="/support" size="compact-sm" variant="default">
          {t('See or end it')}
        </ButtonLink>
      )}
    </Banner>
  );
};

const OwnVisit = ({ visit: { operator, scope, expiresAt } }: { visit: Visit }) => {
  const { clinic } = useSession();
  const leave = useMutation(
    api.support.leave.mutationOptions({
      onSuccess: () => window.location.assign('/sign-in'),
      onError: tellFailure,
    }),
  );
  return (
    <Banner>
      <Text size="sm" flex={1}>
        {rich(
          'You ({operator}) are in {clinic} as MedFlow support, {scope, select, read {to read only} other {to read and work}}: {time} left. Everything you see and do is recorded.',
          {
            operator,
            scope,
            clinic: <b key="clinic">{clinic.name}</b>,
            time: <TimeLeft key="time" until={expiresAt} />,
          },
        )}
      </Text>
      <Button size="compact-sm" variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('End now')}
      </Button>
    </Banner>
  );
};
