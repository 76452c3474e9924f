import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  OwnCommunication,
  OwnIntegration,
  OwnOrganization,
  OwnSecurity,
  type SettingsKind,
} from '../../../shared/clinic/settings.ts';
import type { Defaults } from '../../../shared/platform/console-defaults.ts';
import { BookingFields } from '../../clinic/setting-fields/BookingFields.tsx';
import { BookingDraft } from '../../clinic/setting-fields/booking-draft.ts';
import { CommunicationFields } from '../../clinic/setting-fields/CommunicationFields.tsx';
import { IntegrationFields } from '../../clinic/setting-fields/IntegrationFields.tsx';
import { OrganizationFields } from '../../clinic/setting-fields/OrganizationFields.tsx';
import { SecurityFields } from '../../clinic/setting-fields/SecurityFields.tsx';
import { SettingsTabs } from '../../clinic/setting-fields/SettingsTabs.tsx';
import { PageHeader } from '../../ui/pages/PageHeader.tsx';
import { consoleApi } from '../connection/console-api.ts';
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
  const asked = useQuery(consoleApi.defaults.get.queryOptions());
  const { tab } = useSearch({ from: '/console/desk/defaults' });
  const navigate = useNavigate({ from: '/console/defaults' });

  return (
    <>
      <PageHeader title="Defaults" description="What every clinic does that has set nothing else" />
      <Alert color="pine" variant="light" maw={720} mb="md">
        A change applies at once in all clinics that follow the default. A clinic that has set a value of its
        own keeps it.
      </Alert>
      <SettingsTabs {...{ tab, asked, forms }} onTab={search => void navigate({ search, replace: true })} />
    </>
  );
};
