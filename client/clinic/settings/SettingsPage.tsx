import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Settings, SettingsKind } from '../../../shared/clinic/settings.ts';
import { api } from '../../trpc.ts';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { ExportCard } from '../exports/ExportCard.tsx';
import { SettingsTabs } from '../setting-fields/SettingsTabs.tsx';
import { BasicsForm } from './BasicsForm.tsx';
import { BookingForm } from './BookingForm.tsx';
import { ClinicFacts } from './ClinicFacts.tsx';
import { CommunicationForm } from './CommunicationForm.tsx';
import { IntegrationForm } from './IntegrationForm.tsx';
import { OrganizationForm } from './OrganizationForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { SecretCard } from './SecretCard.tsx';
import { SecurityForm } from './SecurityForm.tsx';
import { WithProfile } from './WithProfile.tsx';

const forms: Record<SettingsKind, (settings: Settings) => ReactNode> = {
  organization: ({ organization }) => (
    <>
      <WithProfile otherwise={<ClinicFacts />}>
        {profile => (
          <>
            <BasicsForm profile={profile} />
            <ProfileForm profile={profile} />
          </>
        )}
      </WithProfile>
      <OrganizationForm settings={organization} />
      <ExportCard />
    </>
  ),
  booking: ({ booking }) => <BookingForm settings={booking} />,
  security: ({ security }) => <SecurityForm settings={security} />,
  integration: ({ integration }) => (
    <>
      <IntegrationForm settings={integration} />
      <WithProfile>{profile => <SecretCard profile={profile} />}</WithProfile>
    </>
  ),
  communication: ({ communication }) => <CommunicationForm settings={communication} />,
};

export const SettingsPage = () => {
  const asked = useQuery(api.settings.get.queryOptions());
  const { tab } = useSearch({ from: '/clinic/settings' });
  const navigate = useNavigate({ from: '/settings' });

  return (
    <>
      <PageHeader
        title="Settings"
        description="What this clinic does in its own way; everything else follows the defaults"
      />
      <SettingsTabs {...{ tab, asked, forms }} onTab={search => void navigate({ search, replace: true })} />
    </>
  );
};
