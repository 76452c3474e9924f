import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { DailyCount } from '../../../shared/clinic/daily-reports.ts';
import { StatusJob, type StatusReport } from '../../../shared/clinic/status.ts';
import { DAY } from '../../../shared/durations.ts';
import { Alert } from '../../access/security-events/alert.entity.ts';
import { DailyReport } from '../../clinic/daily-reports/daily-report.entity.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { oneInClinic } from '../../data/orm/in-clinic.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { JobFailure } from '../../platform/jobs/job-failure.entity.ts';
import { jobKinds } from '../../platform/jobs/job-runs.ts';
import { Proof } from '../../platform/proofs/proof.entity.ts';
import { shownProof } from '../../platform/proofs/proofs.ts';
import { product } from '../product.ts';

/** For so long a mail that was given up is told of. */
const FAILED_DAYS = 7;

const outbox = `select
  (select sent_at from clinic.mails where status = 'sent' order by at desc limit 1) as "lastSentAt",
  (select count(*)::int from clinic.mails where status = 'queued') as waiting,
  (select min(at) from clinic.mails where status = 'queued') as "waitingSince",
  (select count(*)::int from clinic.mails
   where status = 'failed' and fault is distinct from 'outdated' and at > ?::timestamptz) as failed`;

const Outbox = z.object({
  lastSentAt: z.coerce.date().nullable(),
  waiting: z.number(),
  waitingSince: z.coerce.date().nullable(),
  failed: z.number(),
});

/** The outbox of the clinic in numbers. A letter that was not true any more when its turn came is no failure. */
export const mailsOf = (em: ClinicEm, now = Date.now()) =>
  oneInClinic(em, Outbox, outbox, [new Date(now - FAILED_DAYS * DAY)]);

/** The newest report of a morning, as far as whoever asks is told. */
export const morningOf = async (em: ClinicEm, isTold: (kind: DailyCount) => boolean) => {
  const [newest] = await em.find(DailyReport, {}, { orderBy: { day: 'desc' }, limit: 1 });
  if (!newest) return null;
  const kinds = DailyCount.options.filter(isTold);
  return { at: newest.at, counts: Object.fromEntries(kinds.map(kind => [kind, newest.counts[kind]])) };
};

const { version } = product();
const runningSince = new Date(performance.timeOrigin);

type Report = z.input<typeof StatusReport>;

/** What the platform knows of a clinic: no record of it is looked at. */
export const platformStatus = (
  planes: Planes,
  clinicId: string,
): Promise<Pick<Report, 'database' | 'server' | 'jobs' | 'proof' | 'alerts'>> =>
  inPlatform(
    planes,
    async em => {
      const asked = performance.now();
      const failures = await em.find(JobFailure, { clinicId });
      const answeredInMs = Math.round(performance.now() - asked);
      const kinds = await jobKinds(em);
      const [proof] = await em.find(Proof, {}, { orderBy: { createdAt: 'desc', id: 'desc' }, limit: 1 });
      return {
        database: { answeredInMs },
        server: { version, runningSince },
        jobs: StatusJob.options.map(job => {
          const kind = kinds.find(kind => kind.job === job);
          const failure = failures.find(failure => failure.job === job);
          return {
            job,
            ranAt: kind?.last?.endedAt ?? null,
            pausedAt: kind?.pausedAt ?? null,
            failedAt: failure?.failedAt ?? null,
            doneSince: failure?.endedAt ?? null,
          };
        }),
        proof: proof ? outlineOf(proof, planes) : null,
        alerts: await em.count(Alert, { tenantId: clinicId, acknowledgedAt: null }),
      };
    },
    { readOnly: true },
  );

const outlineOf = (proof: Proof, planes: Planes) => {
  const { createdAt, faults, ...shown } = shownProof(proof, planes);
  const report = 'report' in shown ? shown.report : undefined;
  return {
    at: createdAt,
    isGenuine: faults.length === 0,
    isComplete: report?.complete ?? false,
    holes: report?.counts.holes ?? 0,
  };
};
