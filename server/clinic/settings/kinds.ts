import {
  AnalyticsValues,
  BookingValues,
  CommunicationValues,
  IntegrationValues,
  OrganizationValues,
  OwnAnalytics,
  OwnBooking,
  OwnCommunication,
  OwnIntegration,
  OwnOrganization,
  OwnPatients,
  PatientsValues,
} from '../../../shared/clinic/settings.ts';
import { AnalyticsSettings } from './analytics-settings.entity.ts';
import { BookingSettings } from './booking-settings.entity.ts';
import { CommunicationSettings } from './communication-settings.entity.ts';
import { IntegrationSettings } from './integration-settings.entity.ts';
import { OrganizationSettings } from './organization-settings.entity.ts';
import { PatientsSettings } from './patients-settings.entity.ts';

/** The kinds of settings that a clinic has besides the ones about who may come in (access/settings). */
export const organization = {
  ...{ entity: OrganizationSettings, values: OrganizationValues, own: OwnOrganization },
};
export const booking = { entity: BookingSettings, values: BookingValues, own: OwnBooking };
export const integration = { entity: IntegrationSettings, values: IntegrationValues, own: OwnIntegration };
export const communication = {
  ...{ entity: CommunicationSettings, values: CommunicationValues, own: OwnCommunication },
};
export const patients = { entity: PatientsSettings, values: PatientsValues, own: OwnPatients };
export const analytics = { entity: AnalyticsSettings, values: AnalyticsValues, own: OwnAnalytics };
