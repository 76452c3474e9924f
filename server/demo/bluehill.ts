import { type Blueprint, offer } from './blueprint.ts';

/** A one-doctor practice in Sydney: small, ahead of the others by half a day, and in the other summer time. */
export const bluehill: Blueprint = {
  slug: 'bluehill',
  name: 'Bluehill Physiotherapy',
  timeZone: 'Australia/Sydney',
  locale: 'en-AU',
  currency: 'AUD',
  plan: 'starter',
  seed: 20_260_303,
  facilities: [
    {
      name: 'Bluehill Studio',
      kind: 'practice',
      licence: 'AHPRA-PHY0009',
      capacity: 6,
      address: '3 Katoomba Street, Katoomba NSW 2780',
      timeZone: 'Australia/Sydney',
      phone: '+61 2 5550 0142',
      email: 'studio@bluehill.demo',
    },
  ],
  members: [
    { login: 'owner', role: 'owner', firstName: 'Ngaire', lastName: 'Thompson' },
    { login: 'admin', role: 'admin', firstName: 'Liam', lastName: "O'Brien" },
    {
      login: 'provider',
      role: 'provider',
      firstName: 'Chloe',
      lastName: 'Nguyen',
      hours: [
        { facility: 0, weekdays: [1, 2, 4, 5], from: '09:00', to: '12:30' },
        { facility: 0, weekdays: [1, 2, 4, 5], from: '13:30', to: '18:00' },
        { facility: 0, weekdays: [3, 6, 7], from: '09:00', to: '12:00' },
      ],
    },
    { login: 'staff', role: 'staff', firstName: 'Tom', lastName: 'Walker' },
    { login: 'auditor', role: 'auditor', firstName: 'Isla', lastName: 'McKenzie' },
  ],
  services: [
    offer(
      'assessment',
      'Initial assessment',
      'History, examination and a plan.',
      [60, 10],
      13_500,
      'blue',
      5,
    ),
    offer('treatment', 'Treatment', 'Hands-on therapy and exercises.', [30, 10], 9_200, 'teal', 12),
    offer(
      'long-treatment',
      'Long treatment',
      'For complex or several complaints.',
      [45, 10],
      12_000,
      'cyan',
      5,
    ),
    offer('sports-massage', 'Sports massage', 'Before or after the race.', [45, 15], 11_000, 'green', 4),
    offer('dry-needling', 'Dry needling', 'For stubborn trigger points.', [30, 10], 9_800, 'orange', 3),
    offer('pilates', 'Clinical Pilates', 'One to one on the reformer.', [60, 0], 10_500, 'violet', 4),
    offer('hand-splint', 'Hand splint', 'Made to measure.', [45, 15], 15_000, 'pink', 1),
    offer('telehealth', 'Telehealth review', 'Exercises checked by video.', [20, 5], 6_000, 'indigo', 2),
  ],
  patients: 30,
  specialPatients: [
    { firstName: 'Jack', lastName: 'Wilson', sex: 'male', birthDate: '1985-06-30' },
    { firstName: 'Jack', lastName: 'Wilson', sex: 'male', birthDate: '2012-09-09' },
    { firstName: 'Māia', lastName: "Te Whata-O'Neill", sex: 'female' },
    { firstName: '明', lastName: '王', sex: 'male' },
  ],
};
