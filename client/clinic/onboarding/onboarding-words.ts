import type { OnboardingStep } from '../../../shared/clinic/onboarding.ts';

/** What each step asks for, and where it is done. */
export const steps = {
  profile: {
    label: 'Enter the clinic’s legal name and postal address',
    to: '/settings',
    search: { tab: 'organization' },
  },
  address: { label: 'Give your facility its postal address', to: '/facilities', search: {} },
  service: { label: 'Offer a service', to: '/services', search: {} },
  staff: { label: 'Invite a colleague', to: '/staff', search: {} },
  hours: { label: 'Set somebody’s weekly hours', to: '/staff', search: {} },
  patient: { label: 'New patient', to: '/patients', search: { admit: true } },
  booking: { label: 'Make a booking', to: '/calendar', search: { book: 'new' } },
  secondFactor: { label: 'Protect your own account with a second factor', to: '/security', search: {} },
} as const satisfies Record<OnboardingStep, { label: string; to: string; search: object }>;
