import type { Metric } from '../../../shared/clinic/usage.ts';

export const metricWords: Record<Metric, { label: string; full: string }> = {
  users: { label: 'Active members', full: 'Deactivate a member to make room for another one.' },
  patients: { label: 'Patients', full: 'Patients in the trash do not count.' },
  bookings: { label: 'Bookings made this month', full: 'There is room again next month.' },
  api_calls: { label: 'API calls this month', full: 'There are more next month.' },
};
