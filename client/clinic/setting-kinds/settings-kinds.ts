import type { ComponentType } from 'react';
import type { z } from 'zod';
import {
  OwnAnalytics,
  OwnCommunication,
  OwnIntegration,
  OwnOrganization,
  OwnPatients,
  OwnSecurity,
  type SettingsKind,
} from '../../../shared/clinic/settings.ts';
import type { SettingsFields } from '../setting-fields/Setting.tsx';
import { settingTabs } from '../setting-fields/setting-tabs.ts';
import { AnalyticsFields } from './AnalyticsFields.tsx';
import { BookingFields } from './BookingFields.tsx';
import { BookingDraft } from './booking-draft.ts';
import { CommunicationFields } from './CommunicationFields.tsx';
import { IntegrationFields } from './IntegrationFields.tsx';
import { OrganizationFields } from './OrganizationFields.tsx';
import { PatientsFields } from './PatientsFields.tsx';
import { SecurityFields } from './SecurityFields.tsx';

type Description<Kind extends SettingsKind> = {
  tab: string;
  /** Stands over the inputs. */
  title: string;
  schema: z.ZodType;
  Fields: ComponentType<SettingsFields<Kind>>;
};

/** What each kind of settings is called, holds and looks like; the same for clinics and for the defaults. */
export const kinds: { [Kind in SettingsKind]: Description<Kind> } = {
  organization: {
    ...settingTabs.organization,
    ...{ schema: OwnOrganization, Fields: OrganizationFields },
  },
  booking: {
    ...settingTabs.booking,
    ...{ schema: BookingDraft, Fields: BookingFields },
  },
  security: {
    ...settingTabs.security,
    ...{ schema: OwnSecurity, Fields: SecurityFields },
  },
  integration: {
    ...settingTabs.integration,
    ...{ schema: OwnIntegration, Fields: IntegrationFields },
  },
  communication: {
    ...settingTabs.communication,
    ...{ schema: OwnCommunication, Fields: CommunicationFields },
  },
  patients: {
    ...settingTabs.patients,
    ...{ schema: OwnPatients, Fields: PatientsFields },
  },
  analytics: {
    ...settingTabs.analytics,
    ...{ schema: OwnAnalytics, Fields: AnalyticsFields },
  },
};
