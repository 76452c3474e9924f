import { router } from '../trpc.ts';
import { alerts } from './alerts.router.ts';
import { clinics } from './clinics.router.ts';
import { consoleSession } from './console-session.router.ts';
import { defaults } from './defaults.router.ts';
import { flags } from './flags.router.ts';
import { grants } from './grants.router.ts';
import { operators } from './operators.router.ts';
import { plans } from './plans.router.ts';
import { proofs } from './proofs.router.ts';
import { securityEvents } from './security-events.router.ts';
import { systemAudit } from './system-audit.router.ts';

/** What operators call at the platform's host; no clinic's host leads here, and none of it leads into a clinic. */
export const consoleRouter = router({
  alerts,
  clinics,
  defaults,
  flags,
  grants,
  operators,
  plans,
  proofs,
  securityEvents,
  session: consoleSession,
  systemAudit,
});

/** What the console's client is typed with. */
export type ConsoleRouter = typeof consoleRouter;
