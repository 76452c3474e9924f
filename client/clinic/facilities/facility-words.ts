import type { Facility } from '../../../shared/clinic/facilities.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const facilityKinds = {
  clinic: t('{kind, select, other {Clinic}}', { kind: 'facility' }),
  practice: t('Practice'),
  hospital: t('Hospital'),
  laboratory: t('Laboratory'),
  home: t('Care home'),
  other: t('Other'),
} satisfies Record<Facility['kind'], string>;
