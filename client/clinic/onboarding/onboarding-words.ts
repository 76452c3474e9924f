import type { OnboardingStep } from '../../../shared/clinic/onboarding.ts';
import { t } from '../../../shared/i18n/translate.ts';

/** What each step asks for, and where it is done. */
export const steps = {
  profile: {
    label: t('Enter the clinic’s legal name and postal address'),
    to: '/settings',
    search: { tab: 'organization' },
  },
  address: { label: t('Give your facility its postal address'), to: '/facilities', search: {} },
  service: { label: t('Offer a service'), to: '/services', search: {} },
  staff: { label: t('Invite a colleague'), to: '/staff', search: {} },
  hours: { label: t('Set somebody’s weekly hours'), to: '/staff', search: {} },
  patient: { label: t('New patient'), to: '/patients', search: { admit: true } },
  booking: { label: t('Make a booking'), to: '/calendar', search: { book: 'new' } },
  secondFactor: { label: t('Protect your own account with a second factor'), to: '/security', search: {} },
} as const satisfies Record<OnboardingStep, { label: string; to: string; search: object }>;
