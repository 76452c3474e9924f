import type { Page } from 'playwright-core';
import { type filledPractice, tuesday } from './appointments.ts';
import { button, dialog, field } from './desk.ts';

export type Practice = Awaited<ReturnType<typeof filledPractice>>;

/** A page as it is looked at. */
export interface View {
  /** The route it shows, as the client's route table spells it. */
  route: string;
  path: (made: Practice) => string;
  /** Makes it ready to be looked at. */
  ready: (page: Page) => Promise<unknown>;
}

export const heading = (name: string) => (page: Page) =>
  page.getByRole('heading', { name, level: 1 }).waitFor();
const opened = (name: string) => (page: Page) => dialog(page, name).waitFor();
const table = (name: string) => (page: Page) => page.getByRole('table', { name }).waitFor();
const tab = (tab: string) => ({
  route: '/patients/$patientId',
  path: (made: Practice) => `/patients/${made.patient.id}?tab=${tab}`,
});

/** Every page behind the door, in each of its shapes. */
export const views: View[] = [
  {
    route: '/',
    // What a filled practice has is far ahead, or of today.
    path: () => '/?view=figures',
    ready: page => page.getByRole('heading', { name: 'Revenue by service' }).waitFor(),
  },
  {
    route: '/',
    path: () => '/?view=desk',
    ready: page => page.locator('.desk-row').first().waitFor(),
  },
  {
    route: '/calendar',
    path: () => `/calendar?date=${tuesday}&view=day`,
    ready: page => page.locator('.booking-event').first().waitFor(),
  },
  {
    route: '/calendar',
    path: () => `/calendar?date=${tuesday}&view=week`,
    ready: page => page.locator('.booking-event').first().waitFor(),
  },
  {
    route: '/calendar',
    path: () => `/calendar?date=${tuesday}&view=agenda`,
    ready: page => page.locator('.agenda-row').first().waitFor(),
  },
  {
    route: '/calendar',
    path: () => `/calendar?date=${tuesday}&view=month`,
    ready: page => page.locator('.month-booking').first().waitFor({ state: 'attached' }),
  },
  { route: '/calendar', path: () => '/calendar?view=agenda&book=new', ready: opened('New booking') },
  {
    route: '/calendar',
    path: made => `/calendar?view=agenda&bookingId=${made.bookingId}`,
    ready: page => button(dialog(page, 'Booking'), 'Check in').waitFor(),
  },
  {
    route: '/calendar/print',
    path: () => `/calendar/print?date=${tuesday}&span=week`,
    ready: page => page.locator('.sheet').first().waitFor(),
  },
  { route: '/bookings', path: () => '/bookings?span=today', ready: table('Bookings') },
  {
    route: '/bookings',
    path: () => '/bookings?span=today&status=no_show',
    ready: page => page.getByText('No booking matches').waitFor(),
  },
  {
    route: '/booking-requests',
    path: () => '/booking-requests',
    ready: page => page.getByText('Nobody waits for a decision').waitFor(),
  },
  { route: '/waiting-list', path: () => '/waiting-list', ready: table('Waiting list') },
  {
    route: '/waiting-list',
    path: () => '/waiting-list?status=expired',
    ready: page => page.getByText('Nobody waits here').waitFor(),
  },
  { route: '/patients', path: () => '/patients', ready: table('Patients') },
  { route: '/patients', path: () => '/patients?admit=true', ready: opened('New patient') },
  { route: '/patients/import', path: () => '/patients/import', ready: table('Imports') },
  {
    route: '/patients/import/$importId',
    path: made => `/patients/import/${made.importId}`,
    ready: page => button(page, 'Check the rows').waitFor(),
  },
  { route: '/exports', path: () => '/exports', ready: table('Exports') },
  {
    route: '/patients',
    path: () => '/patients?search=nobody',
    ready: page => page.getByText('No patient matches').waitFor(),
  },
  { ...tab('details'), ready: page => page.getByRole('region', { name: 'Consents' }).waitFor() },
  { ...tab('bookings'), ready: page => page.getByText(/\d visits?, /).waitFor() },
  { ...tab('medications'), ready: page => page.getByText('Metformin').first().waitFor() },
  { ...tab('health'), ready: page => page.getByRole('table', { name: 'Temperature' }).waitFor() },
  { ...tab('messages'), ready: page => page.getByRole('list', { name: 'Messages' }).waitFor() },
  { ...tab('timeline'), ready: page => page.locator('.timeline-entry').first().waitFor() },
  { ...tab('access'), ready: table('Who saw this record') },
  {
    ...tab('forms'),
    ready: page => page.getByRole('link', { name: 'Haus am See' }).waitFor(),
  },
  { route: '/forms', path: () => '/forms', ready: table('Forms') },
  {
    route: '/forms/$formId',
    path: made => `/forms/${made.formId}`,
    ready: page => button(page, 'New draft from version 1').waitFor(),
  },
  {
    route: '/forms/$formId',
    path: made => `/forms/${made.draftId}`,
    ready: page => button(page, 'Publish').waitFor(),
  },
  {
    route: '/filled-forms/$filledFormId',
    path: made => `/filled-forms/${made.filledFormId}`,
    ready: page => button(page, 'Take this').waitFor(),
  },
  { route: '/service-requests', path: () => '/service-requests', ready: heading('Service requests') },
  { route: '/messages', path: () => '/messages', ready: table('Messages') },
  {
    route: '/messages',
    path: () => '/messages?state=waiting',
    ready: page => page.getByText('No message matches').waitFor(),
  },
  { route: '/services', path: () => '/services', ready: table('Services') },
  {
    route: '/drug-list',
    path: () => '/drug-list',
    ready: page => page.getByRole('region', { name: 'Interactions' }).waitFor(),
  },
  {
    route: '/specialists',
    path: () => '/specialists',
    ready: page => page.getByText('No specialists yet').waitFor(),
  },
  { route: '/specialists', path: () => '/specialists?open=new', ready: opened('New specialist') },
  { route: '/facilities', path: () => '/facilities', ready: table('Facilities') },
  {
    route: '/facilities/$facilityId',
    path: made => `/facilities/${made.links.facilityId}`,
    ready: page => page.getByText('Head nurse').waitFor(),
  },
  { route: '/rooms', path: () => '/rooms', ready: heading('Rooms') },
  { route: '/rooms', path: () => '/rooms?kind=devices', ready: heading('Devices') },
  { route: '/hours', path: () => '/hours', ready: table('Holidays') },
  { route: '/hours', path: () => '/hours?tab=exceptions', ready: table('Exceptions') },
  { route: '/hours', path: () => '/hours?tab=time-off', ready: table('Time off') },
  {
    route: '/hours',
    path: () => `/hours?tab=week&date=${tuesday}`,
    ready: page => page.getByRole('link', { name: /^1 booking of/ }).waitFor(),
  },
  { route: '/staff', path: () => '/staff', ready: table('Invitations') },
  {
    route: '/tasks',
    path: () => '/tasks?state=overdue',
    ready: page => page.getByText('No task here').waitFor(),
  },
  {
    route: '/task-templates',
    path: () => '/task-templates',
    ready: page => page.getByText('No templates yet').waitFor(),
  },
  {
    route: '/compliance',
    path: () => '/compliance?state=expired',
    ready: page => page.getByText('No record here').waitFor(),
  },
  { route: '/compliance', path: () => '/compliance?open=new', ready: opened('New record') },
  {
    route: '/announcements',
    path: () => '/announcements?state=over',
    ready: page => page.getByText('No announcement is in this state').waitFor(),
  },
  { route: '/invoices', path: () => '/invoices?open=new', ready: opened('New invoice') },
  { route: '/invoices', path: () => '/invoices', ready: heading('Invoices') },
  { route: '/expenses', path: () => '/expenses?open=new', ready: opened('New expense') },
  { route: '/expenses', path: () => '/expenses', ready: heading('Expenses') },
  ...(['Owed', 'Billed and received', 'Spent', 'Ledger'] as const).map(name => ({
    route: '/money',
    path: () => `/money?tab=${name.split(' ')[0]?.toLowerCase()}`,
    ready: (page: Page) => page.getByRole('tab', { name, selected: true }).waitFor(),
  })),
  { route: '/tax-rates', path: () => '/tax-rates', ready: heading('Tax rates') },
  { route: '/mails', path: () => '/mails', ready: table('Outbox') },
  { route: '/audit', path: () => '/audit', ready: table('Audit log') },
  { route: '/trash', path: () => '/trash', ready: table('Trashed: patients') },
  { route: '/tokens', path: () => '/tokens', ready: heading('API tokens') },
  { route: '/calendar-feeds', path: () => '/calendar-feeds', ready: heading('Calendar feeds') },
  { route: '/webhooks', path: () => '/webhooks', ready: heading('Webhooks') },
  { route: '/settings', path: () => '/settings', ready: page => field(page, 'Legal name').waitFor() },
  ...Object.entries({
    booking: 'Hours of the calendar',
    security: 'Everybody needs a second factor',
    integration: 'API tokens work for',
    communication: 'Name of the sender',
    patients: 'Every new patient has a birth date',
    analytics: 'Figures begin with the last',
  }).map(([kind, name]) => ({
    route: '/settings',
    path: () => `/settings?tab=${kind}`,
    ready: (page: Page) => page.getByRole('group', { name }).waitFor(),
  })),
  {
    route: '/backups/$backupId',
    path: ({ backupId }) => `/backups/${backupId}`,
    ready: table('Records that differ'),
  },
  {
    route: '/backups/$backupId',
    path: ({ backupId, patient }) => `/backups/${backupId}?open=${patient.id}`,
    ready: page => dialog(page, 'Then and today').getByRole('checkbox', { name: 'Email' }).waitFor(),
  },
  { route: '/usage', path: () => '/usage', ready: heading('Plan and usage') },
  {
    route: '/status',
    path: () => '/status',
    ready: page => page.getByRole('heading', { name: 'Backups' }).waitFor(),
  },
  { route: '/support', path: () => '/support', ready: heading('Support access') },
  {
    route: '/profile',
    path: () => '/profile',
    ready: async page => {
      await field(page, 'Last name').waitFor();
      await page.getByRole('checkbox', { name: 'E-mail: Announcements' }).waitFor();
    },
  },
  {
    route: '/security',
    path: () => '/security',
    ready: page => page.getByRole('list', { name: 'Sessions' }).waitFor(),
  },
  { route: '/second-factor', path: () => '/second-factor', ready: heading('Set up a second factor') },
];

const notEntered = heading('The clinic was not entered');

/** What is in front of the dashboard, and what shows that it is there. */
export const doors = [
  { route: '/sign-in', path: '/sign-in', ready: (page: Page) => field(page, 'E-mail').waitFor() },
  { route: '/enter', path: '/enter#used-already', ready: notEntered },
  { route: '/enter', path: '/enter', ready: notEntered },
  { route: '/pass', path: '/pass#nowhere.x', ready: notEntered },
  { route: '/forgot-password', path: '/forgot-password', ready: heading('Forgotten your password?') },
  {
    route: '/reset-password',
    path: `/reset-password#${'x'.repeat(43)}`,
    ready: heading('Choose a new password'),
  },
  { route: '/reset-password', path: '/reset-password', ready: heading('This link is not valid any more') },
  {
    route: '/confirm-email',
    path: `/confirm-email#${'x'.repeat(43)}/ida%40example.org`,
    ready: heading('Is your account to be called ida@example.org?'),
  },
  { route: '/confirm-email', path: '/confirm-email', ready: heading('This link is not valid any more') },
  {
    route: '/email-change',
    path: `/email-change#${'x'.repeat(43)}/ida%40example.org`,
    ready: (page: Page) => button(page, 'That was not me').waitFor(),
  },
  {
    route: '/accept-invitation',
    path: `/accept-invitation#${'x'.repeat(43)}`,
    ready: heading('This invitation is not valid any more'),
  },
  { route: '/support/enter', path: '/support/enter', ready: notEntered },
  {
    route: '/book',
    path: '/book',
    ready: (page: Page) => page.getByText('Nothing can be booked here').waitFor(),
  },
  {
    route: '/book/yours',
    path: `/book/yours#${'x'.repeat(43)}`,
    ready: (page: Page) => page.getByText('This link leads to no appointment').waitFor(),
  },
  {
    route: '/book/waiting',
    path: `/book/waiting#${'x'.repeat(43)}`,
    ready: (page: Page) => page.getByText('This link leads to no place on a waiting list').waitFor(),
  },
  {
    route: '/portal',
    path: '/portal',
    ready: (page: Page) => page.getByText('There is no portal for patients here').waitFor(),
  },
  {
    route: '/portal/enter',
    path: `/portal/enter#${'x'.repeat(43)}`,
    ready: (page: Page) => button(page, 'Sign in').waitFor(),
  },
  {
    route: '/portal/enter',
    path: '/portal/enter',
    ready: (page: Page) => page.getByText('This link is not good any more').waitFor(),
  },
];
