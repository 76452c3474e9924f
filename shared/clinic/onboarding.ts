import { z } from 'zod';

/** What a new clinic does first, in the order in which it is best done. */
export const OnboardingStep = z.enum([
  'profile',
  'address',
  'service',
  'staff',
  'hours',
  'patient',
  'booking',
  'secondFactor',
]);
export type OnboardingStep = z.infer<typeof OnboardingStep>;

/** Nothing is ticked off by hand: each step is done when the clinic's data says so. */
export const Onboarding = z.object({ steps: z.array(z.object({ step: OnboardingStep, done: z.boolean() })) });
