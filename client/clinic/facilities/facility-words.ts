import type { Facility } from '../../../shared/clinic/facilities.ts';

export const facilityKinds = {
  clinic: 'Clinic',
  practice: 'Practice',
  hospital: 'Hospital',
  laboratory: 'Laboratory',
  home: 'Care home',
  other: 'Other',
} satisfies Record<Facility['kind'], string>;
