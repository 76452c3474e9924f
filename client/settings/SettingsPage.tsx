import { Skeleton, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Settings, SettingsKind } from '../../shared/settings.ts';
import { ExportCard } from '../exports/ExportCard.tsx';
import { api } from '../trpc.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { BookingForm } from './BookingForm.tsx';
import { ClinicFacts } from './ClinicFacts.tsx';
import { CommunicationForm } from './CommunicationForm.tsx';
import { IntegrationForm } from './IntegrationForm.tsx';
import { OrganizationForm } from './OrganizationForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { SecretCard } from './SecretCard.tsx';
import { SecurityForm } from './SecurityForm.tsx';
import { settingsWords } from './setting-words.ts';
import { SettingsSearch } from './settings-search.ts';
import { WithProfile } from './WithProfile.tsx';

type Tab = { kind: SettingsKind; content: (settings: Settings) => ReactNode };

const tabs: Tab[] = [
  {
    kind: 'organization',
    content: ({ organization }) => (
      <>
        <ClinicFacts />
        <WithProfile>{profile => <ProfileForm profile={profile} />}</WithProfile>
        <OrganizationForm settings={organization} />
        <ExportCard />
      </>
    ),
  },
  { kind: 'booking', content: ({ booking }) => <BookingForm settings={booking} /> },
  { kind: 'security', content: ({ security }) => <SecurityForm settings={security} /> },
  {
    kind: 'integration',
    content: ({ integration }) => (
      <>
        <IntegrationForm settings={integration} />
        <WithProfile>{profile => <SecretCard profile={profile} />}</WithProfile>
      </>
    ),
  },
  {
    kind: 'communication',
    content: ({ communication }) => <CommunicationForm settings={communication} />,
  },
];

/** On a phone not all of them are seen at once. */
const bringIntoView = (chosen: HTMLElement | null) =>
  chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' });

export const SettingsPage = () => {
  const { data, error, refetch } = useQuery(api.settings.get.queryOptions());
  const { tab = 'organization' } = useSearch({ from: '/clinic/settings' });
  const navigate = useNavigate({ from: '/settings' });

  return (
    <>
      <PageHeader
        title="Settings"
        description="What this clinic does in its own way; everything else follows the defaults"
      />
      <Tabs
        value={tab}
        onChange={value => void navigate({ search: SettingsSearch.parse({ tab: value }), replace: true })}
      >
        <Tabs.List mb="md" className="tabs-list">
          {tabs.map(({ kind }) => (
            <Tabs.Tab key={kind} value={kind} ref={kind === tab ? bringIntoView : null}>
              {settingsWords[kind].tab}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ kind, content }) => (
          <Tabs.Panel key={kind} value={kind}>
            <Stack maw={720} gap="md">
              {data && content(data)}
              {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
              {!data && !error && <Skeleton h={280} aria-busy="true" />}
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
};
