import { Alert, Skeleton, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Defaults } from '../../shared/console-defaults.ts';
import {
  OwnCommunication,
  OwnIntegration,
  OwnOrganization,
  OwnSecurity,
  type SettingsKind,
  settingsKinds,
} from '../../shared/settings.ts';
import { BookingFields } from '../settings/BookingFields.tsx';
import { BookingDraft } from '../settings/booking-draft.ts';
import { CommunicationFields } from '../settings/CommunicationFields.tsx';
import { IntegrationFields } from '../settings/IntegrationFields.tsx';
import { OrganizationFields } from '../settings/OrganizationFields.tsx';
import { SecurityFields } from '../settings/SecurityFields.tsx';
import { settingsWords } from '../settings/setting-words.ts';
import { SettingsSearch } from '../settings/settings-search.ts';
import { ErrorState } from '../ui/ErrorState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { consoleApi } from './console-api.ts';
import { DefaultsForm } from './DefaultsForm.tsx';

const forms: Record<SettingsKind, (defaults: Defaults) => ReactNode> = {
  organization: defaults => (
    <DefaultsForm
      {...{ kind: 'organization', schema: OwnOrganization, defaults, Fields: OrganizationFields }}
      pick={all => all.organization}
    />
  ),
  booking: defaults => (
    <DefaultsForm
      {...{ kind: 'booking', schema: BookingDraft, defaults, Fields: BookingFields }}
      pick={all => all.booking}
    />
  ),
  security: defaults => (
    <DefaultsForm
      {...{ kind: 'security', schema: OwnSecurity, defaults, Fields: SecurityFields }}
      pick={all => all.security}
    />
  ),
  integration: defaults => (
    <DefaultsForm
      {...{ kind: 'integration', schema: OwnIntegration, defaults, Fields: IntegrationFields }}
      pick={all => all.integration}
    />
  ),
  communication: defaults => (
    <DefaultsForm
      {...{ kind: 'communication', schema: OwnCommunication, defaults, Fields: CommunicationFields }}
      pick={all => all.communication}
    />
  ),
};

/** What clinics do as long as they have not set it their own way (TEN-12). */
export const DefaultsPage = () => {
  const { data, error, refetch } = useQuery(consoleApi.defaults.get.queryOptions());
  const { tab = 'organization' } = useSearch({ from: '/console/desk/defaults' });
  const navigate = useNavigate({ from: '/console/defaults' });

  return (
    <>
      <PageHeader title="Defaults" description="What every clinic does that has set nothing else" />
      <Alert color="pine" variant="light" maw={720} mb="md">
        A change applies at once in all clinics that follow the default. A clinic that has set a value of its
        own keeps it.
      </Alert>
      <Tabs
        value={tab}
        onChange={value => void navigate({ search: SettingsSearch.parse({ tab: value }), replace: true })}
      >
        <Tabs.List mb="md">
          {settingsKinds.map(kind => (
            <Tabs.Tab key={kind} value={kind}>
              {settingsWords[kind].tab}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {settingsKinds.map(kind => (
          <Tabs.Panel key={kind} value={kind}>
            <Stack maw={720}>
              {data && forms[kind](data)}
              {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
              {!data && !error && <Skeleton h={280} aria-busy="true" />}
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
};
