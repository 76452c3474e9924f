import { router } from '../api/trpc.ts';
import { alerts } from './alerts/alerts.router.ts';
import { clinics } from './clinics/clinics.router.ts';
import { defaults } from './defaults/defaults.router.ts';
import { flags } from './flags/flags.router.ts';
import { grants } from './grants/grants.router.ts';
import { healthReports } from './health-reports/health-reports.router.ts';
import { jobs } from './jobs/jobs.router.ts';
import { consoleSession } from './operators/console-session.router.ts';
import { operators } from './operators/operators.router.ts';
import { plans } from './plans/plans.router.ts';
import { proofs } from './proofs/proofs.router.ts';
import { securityEvents } from './security-events/security-events.router.ts';
import { systemAudit } from './system-audit/system-audit.router.ts';

/** What operators call at the platform's host; no clinic's host leads here, and none of it leads into a clinic. */
export const consoleRouter = router({
  alerts,
  clinics,
  defaults,
  flags,
  grants,
  healthReports,
  jobs,
  operators,
  plans,
  proofs,
  securityEvents,
  session: consoleSession,
  systemAudit,
});

/** What the console's client is typed with. */
export type ConsoleRouter = typeof consoleRouter;
