import { bluehill } from './bluehill.ts';
import type { Blueprint } from './blueprint.ts';
import { harbor } from './harbor.ts';
import { sunrise } from './sunrise.ts';

/** Every demo login has this password; demo clinics exist outside production only. */
export const DEMO_PASSWORD = 'demo-clinic-2026';

/** The demo clinics, of different plans, zones, currencies and sizes (DEV-2). */
export const blueprints: Blueprint[] = [sunrise, harbor, bluehill];
