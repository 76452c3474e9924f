import type { PlacementSpecialist, Specialist, SpecialistRole } from '../../../shared/clinic/specialists.ts';
import { t } from '../../../shared/i18n/translate.ts';

export const specialistRoles: Record<SpecialistRole, string> = {
  treating: t('Treating'),
  referring: t('Referring'),
  consulting: t('Consulting'),
  other: t('Other'),
};

export const specialistName = ({ name }: Pick<Specialist, 'name'>): string => name;

/** Tells namesakes apart by what they do. */
export const specialistLabel = ({ name, profession }: Pick<Specialist, 'name' | 'profession'>): string =>
  `${name}, ${profession}`;

export const placementSpecialistName = ({ specialist }: PlacementSpecialist): string => specialist.name;
