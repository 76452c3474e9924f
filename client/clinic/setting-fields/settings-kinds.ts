import type { ComponentType } from 'react';
import type { z } from 'zod';
import {
  OwnCommunication,
  OwnIntegration,
  OwnOrganization,
  OwnSecurity,
  type SettingsKind,
} from '../../../shared/clinic/settings.ts';
import { BookingFields } from './BookingFields.tsx';
import { BookingDraft } from './booking-draft.ts';
import { CommunicationFields } from './CommunicationFields.tsx';
import { IntegrationFields } from './IntegrationFields.tsx';
import { OrganizationFields } from './OrganizationFields.tsx';
import { SecurityFields } from './SecurityFields.tsx';
import type { SettingsFields } from './Setting.tsx';

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
    ...{ tab: 'Organization', title: 'Dates and times' },
    ...{ schema: OwnOrganization, Fields: OrganizationFields },
  },
  booking: {
    ...{ tab: 'Bookings', title: 'Calendar and bookings' },
    ...{ schema: BookingDraft, Fields: BookingFields },
  },
  security: {
    ...{ tab: 'Security', title: 'Signing in' },
    ...{ schema: OwnSecurity, Fields: SecurityFields },
  },
  integration: {
    ...{ tab: 'Integrations', title: 'Programs' },
    ...{ schema: OwnIntegration, Fields: IntegrationFields },
  },
  communication: {
    ...{ tab: 'Communication', title: 'Mails of the clinic' },
    ...{ schema: OwnCommunication, Fields: CommunicationFields },
  },
};
