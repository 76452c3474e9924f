import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../../../shared/i18n/translate.ts';
import { api } from '../../trpc.ts';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { BackupsCard } from '../backups/BackupsCard.tsx';
import { ExportCard } from '../exports/ExportCard.tsx';
import { IntegrationHub } from '../integrations/IntegrationHub.tsx';
import { SettingsTabs } from '../setting-fields/SettingsTabs.tsx';
import { BasicsForm } from './BasicsForm.tsx';
import { ClinicAddresses } from './ClinicAddresses.tsx';
import { ClinicFacts } from './ClinicFacts.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { SecretCard } from './SecretCard.tsx';
import { SettingsFileMenu } from './SettingsFileMenu.tsx';
import { SettingsForm } from './SettingsForm.tsx';
import { WithProfile } from './WithProfile.tsx';

export const SettingsPage = () => {
  const asked = useQuery(api.settings.get.queryOptions());
  const [filesTaken, setFilesTaken] = useState(0);
  const { tab } = useSearch({ from: '/clinic/settings' });
  const navigate = useNavigate({ from: '/settings' });

  return (
    <>
      <PageHeader
        title={t('Settings')}
        description={t('What this clinic does in its own way; everything else follows the defaults')}
      >
        <SettingsFileMenu
          onTaken={async () => {
            await asked.refetch();
            setFilesTaken(count => count + 1);
          }}
        />
      </PageHeader>
      <SettingsTabs {...{ tab, asked }} onTab={search => void navigate({ search, replace: true })}>
        {(kind, settings) => (
          <>
            {kind === 'organization' && (
              <WithProfile otherwise={<ClinicFacts />}>
                {profile => (
                  <>
                    <BasicsForm profile={profile} />
                    <ProfileForm profile={profile} />
                    <ClinicAddresses />
                  </>
                )}
              </WithProfile>
            )}
            <SettingsForm kind={kind} filesTaken={filesTaken} {...settings[kind]} />
            {kind === 'organization' && <BackupsCard />}
            {kind === 'organization' && <ExportCard />}
            {kind === 'integration' && <IntegrationHub />}
            {kind === 'integration' && (
              <WithProfile>{profile => <SecretCard profile={profile} />}</WithProfile>
            )}
          </>
        )}
      </SettingsTabs>
    </>
  );
};
