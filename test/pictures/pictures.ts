import type { Page } from 'playwright-core';

/** A page of the demo clinic, as the guide shows it. */
interface Picture {
  /** What its file is called. */
  name: string;
  path: string;
  /** Gets from the page to what is shown. */
  go?: (page: Page) => Promise<unknown>;
}

const firstRow = (page: Page) => page.getByRole('row').nth(1).getByRole('link').first().click();
const opened = async (page: Page, name: string) => {
  await page.getByRole('button', { name, exact: true }).first().click();
  await page.getByRole('dialog').waitFor();
};

/** Of the patient who stands first, one of the tabs. */
const tabOf = (name: string) => async (page: Page) => {
  await firstRow(page);
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tab', { name, selected: true }).waitFor();
};

export const pictures: Picture[] = [
  { name: 'home', path: '/?view=figures' },
  { name: 'front-desk', path: '/?view=desk' },
  { name: 'calendar', path: '/calendar?view=week' },
  { name: 'new-booking', path: '/calendar', go: page => opened(page, 'New booking') },
  { name: 'bookings', path: '/bookings' },
  { name: 'requests-from-visitors', path: '/booking-requests' },
  { name: 'waiting-list', path: '/waiting-list' },
  { name: 'service-requests', path: '/service-requests' },
  { name: 'tasks', path: '/tasks' },
  { name: 'patients', path: '/patients' },
  { name: 'patient', path: '/patients', go: firstRow },
  { name: 'medicines', path: '/patients', go: tabOf('Medicines') },
  { name: 'health', path: '/patients', go: tabOf('Health') },
  { name: 'forms', path: '/forms' },
  { name: 'messages', path: '/messages' },
  { name: 'import', path: '/patients/import' },
  { name: 'invoices', path: '/invoices' },
  { name: 'money', path: '/money?tab=billed' },
  { name: 'expenses', path: '/expenses' },
  { name: 'services', path: '/services' },
  { name: 'facilities', path: '/facilities' },
  { name: 'rooms', path: '/rooms' },
  { name: 'opening-hours', path: '/hours' },
  { name: 'staff', path: '/staff' },
  { name: 'compliance', path: '/compliance' },
  { name: 'audit', path: '/audit' },
  { name: 'trash', path: '/trash' },
  { name: 'settings', path: '/settings' },
  { name: 'status', path: '/status' },
];
