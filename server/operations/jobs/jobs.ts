import { clinicsWithWork, type WorkToFind } from '../../access/clinics/clinics-with-work.ts';
import { DomainProver } from '../../access/clinics/domain-prover.ts';
import { clinicUrl } from '../../api/http/clinic-url.ts';
import { attachmentsToScan, scanAttachment } from '../../clinic/attachments/scan-attachment.ts';
import { scannerOf } from '../../clinic/attachments/scanner/scanner-of.ts';
import { complianceToRemindOf, remindOfCompliance } from '../../clinic/compliance/remind-of-compliance.ts';
import { dailyReports, writeDailyReport } from '../../clinic/daily-reports/write-daily-report.ts';
import { imports, runImport } from '../../clinic/imports/run-import.ts';
import { exportsToWrite, writeExport } from '../../clinic/list-exports/write-export.ts';
import { markSomeNoShows, noShows } from '../../clinic/no-shows/mark-no-shows.ts';
import { mailedNews, mailNews } from '../../clinic/notifications/mail-news.ts';
import { reminders, remindSome } from '../../clinic/reminders/remind.ts';
import { tellSomeChanges, untoldChanges } from '../../clinic/reminders/tell-changes.ts';
import { offerFreed, waiting } from '../../clinic/waiting-list/offer-freed.ts';
import { noteSomeEvents, unnotedChanges } from '../../clinic/webhooks/note-events.ts';
import { deliveries, sendWebhooks } from '../../clinic/webhooks/send-webhooks.ts';
import { forgetKeys } from '../../data/idempotency/forget-keys.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { type Env, isForDevelopment } from '../../env.ts';
import { endTrials } from '../../platform/clinics/lifecycle.ts';
import { noteExpiredGrants } from '../../platform/grants/expired-grants.ts';
import { reportHealth } from '../../platform/health-reports/report-health.ts';
import { destroyKeys } from '../../platform/keys/destroy-keys.ts';
import { warnOfLimits } from '../../platform/usage/limit-warnings.ts';
import { askedBackups, writeAsked } from '../backups/back-up.ts';
import { backUpClinics } from '../backups/nightly.ts';
import { reopenLeft } from '../backups/restore.ts';
import { openTarget } from '../backups/targets/open-target.ts';
import { tryRestores } from '../backups/trial.ts';
import { forgetLimits, removeExpired } from '../remove-expired.ts';
import { removeOld } from '../remove-old.ts';
import { olderSealed, resealing } from '../reseal.ts';
import { anchorFile } from '../seals/anchors.ts';
import { lockHeads } from '../seals/lock-heads.ts';
import { mailHeads } from '../seals/mail-heads.ts';
import { overdueTrails, retireTrail } from '../seals/retire-trail.ts';
import { forgottenTrails, sealForgotten, sealTrail, unsealedTrails } from '../seals/seal-trail.ts';
import { verifyTrails } from '../seals/verify-trails.ts';
import { inEachClinic } from './in-each-clinic.ts';

export interface JobContext {
  planes: Planes;
  env: Pick<
    Env,
    'backupBucket' | 'backupDir' | 'clamd' | 'dataDir' | 'dnsServers' | 'mode' | 'domain' | 'port'
  >;
  /** Aborted when this process stops: whoever works in batches ends after the one at hand. */
  signal: AbortSignal;
}

export interface Job {
  /**
   * What is to be done. It may run again after a failure, or because the process that ran it was killed, so what it does it
   * must do once: mark and effect are one transaction.
   */
  work: (context: JobContext) => Promise<unknown>;
  /** When it is due, as cron writes it, in UTC. What was due while nobody ran is made up for, once. */
  cron: string;
  /** Of what somebody sits and waits for: where there is some it is done at once, not when the clock says so. */
  awaited?: WorkToFind;
}

const EACH_MINUTE = '* * * * *';

const sendDue = async ({ planes, env, signal }: JobContext): Promise<void> => {
  if (signal.aborted) return;
  const clinics = await clinicsWithWork(planes, deliveries());
  await sendWebhooks(planes, clinics, { signal, allowsLoopback: isForDevelopment(env) });
};

/** What is due by the clock (OPS-2, LIT-9). The name is the queue's as well: one that is renamed leaves its old queue behind. */
export const jobs: Record<string, Job> = {
  endTrials: { cron: EACH_MINUTE, work: ({ planes }) => endTrials(planes) },
  forgetKeys: { cron: EACH_MINUTE, work: ({ planes }) => forgetKeys(planes) },
  forgetLimits: { cron: EACH_MINUTE, work: ({ planes }) => forgetLimits(planes) },
  warnOfLimits: { cron: EACH_MINUTE, work: ({ planes }) => warnOfLimits(planes) },
  reportHealth: { cron: '0 6 * * 1', work: ({ planes, signal }) => reportHealth(planes, signal) },
  noteExpiredGrants: { cron: EACH_MINUTE, work: ({ planes }) => noteExpiredGrants(planes) },
  checkDomains: {
    cron: EACH_MINUTE,
    work: ({ planes, env }) => new DomainProver(planes, env.dnsServers).checkDue(),
  },
  remindPatients: { cron: '0 * * * *', work: context => inEachClinic(context, reminders(), remindSome) },
  tellChanges: {
    cron: EACH_MINUTE,
    work: context => inEachClinic(context, untoldChanges(), tellSomeChanges),
  },
  mailNews: {
    cron: '*/5 * * * *',
    work: context =>
      inEachClinic(context, mailedNews(), (planes, clinic) =>
        mailNews(planes, { ...clinic, url: clinicUrl(context.env, clinic.slug) }),
      ),
  },
  writeDailyReports: {
    // Of each zone: none is apart from another by less than a quarter of an hour.
    cron: '*/15 * * * *',
    work: context =>
      inEachClinic(context, dailyReports(), (planes, clinic) =>
        writeDailyReport(planes, { ...clinic, url: clinicUrl(context.env, clinic.slug) }),
      ),
  },
  remindOfCompliance: {
    // Of each zone, as the reports of the morning.
    cron: '*/15 * * * *',
    work: context => inEachClinic(context, complianceToRemindOf(), remindOfCompliance),
  },
  markNoShows: { cron: '*/5 * * * *', work: context => inEachClinic(context, noShows(), markSomeNoShows) },
  offerFreed: {
    cron: EACH_MINUTE,
    work: context =>
      inEachClinic(context, waiting(), (planes, clinic) =>
        offerFreed(planes, { ...clinic, url: clinicUrl(context.env, clinic.slug) }),
      ),
  },
  sendWebhooks: {
    cron: EACH_MINUTE,
    // What cannot be noted in one clinic holds up nothing that is noted already.
    work: context => inEachClinic(context, unnotedChanges(), noteSomeEvents).finally(() => sendDue(context)),
  },
  sealTrails: {
    cron: EACH_MINUTE,
    work: context =>
      inEachClinic(context, unsealedTrails(), (planes, clinic) =>
        sealTrail(planes, clinic, anchorFile(context.env)),
      ),
  },
  sealForgotten: {
    cron: '50 2 * * *',
    work: context =>
      inEachClinic(context, forgottenTrails(), (planes, clinic) =>
        sealForgotten(planes, clinic, anchorFile(context.env)),
      ),
  },
  retireTrails: {
    cron: '20 4 * * 0',
    work: context =>
      inEachClinic(context, overdueTrails(), retireTrail).finally(() => removeOld(context, 'remove_retired')),
  },
  writeBackups: {
    cron: EACH_MINUTE,
    awaited: askedBackups(),
    work: context => inEachClinic(context, askedBackups(), writeAsked(context.env)),
  },
  backUpClinics: {
    cron: '10 1 * * *',
    work: async context => backUpClinics({ ...context, target: await openTarget(context.env) }),
  },
  tryRestores: {
    cron: '40 4 * * *',
    work: async context => tryRestores({ ...context, target: await openTarget(context.env) }),
  },
  reopenLeft: { cron: EACH_MINUTE, work: ({ planes }) => reopenLeft(planes) },
  lockHeads: { cron: '35 * * * *', work: context => lockHeads(context) },
  mailHeads: { cron: '0 7 1 * *', work: ({ planes, signal }) => mailHeads(planes, signal) },
  verifyTrails: { cron: '30 3 * * *', work: verifyTrails },
  resealValues: { cron: '*/5 * * * *', work: context => inEachClinic(context, olderSealed(), resealing()) },
  destroyKeys: { cron: EACH_MINUTE, work: ({ planes }) => destroyKeys(planes) },
  importPatients: {
    cron: EACH_MINUTE,
    awaited: imports(),
    work: context => inEachClinic(context, imports(), runImport),
  },
  scanAttachments: {
    cron: EACH_MINUTE,
    awaited: attachmentsToScan(),
    work: context =>
      inEachClinic(context, attachmentsToScan(), (planes, clinic) =>
        scanAttachment(planes, clinic, scannerOf(context.env)),
      ),
  },
  writeExports: {
    cron: EACH_MINUTE,
    awaited: exportsToWrite(),
    work: context => inEachClinic(context, exportsToWrite(), writeExport),
  },
  removeExpired: { cron: '0 2 * * *', work: ({ planes }) => removeExpired(planes) },
  // Offers and requests before the holds that they keep, deliveries before their events.
  removeOffers: { cron: '10 2 * * *', work: context => removeOld(context, 'remove_offers') },
  removeRequests: { cron: '15 2 * * *', work: context => removeOld(context, 'remove_requests') },
  removeHolds: { cron: '20 2 * * *', work: context => removeOld(context, 'remove_holds') },
  removePortalSessions: {
    cron: '25 2 * * *',
    work: context => removeOld(context, 'remove_portal_sessions'),
  },
  removeDeliveries: { cron: '30 2 * * *', work: context => removeOld(context, 'remove_deliveries') },
  // Each hour, because they hold all that a file says of people.
  removeImportParts: { cron: '5 * * * *', work: context => removeOld(context, 'remove_import_parts') },
  removeImportRows: { cron: '6 * * * *', work: context => removeOld(context, 'remove_import_rows') },
  removeExportParts: { cron: '7 * * * *', work: context => removeOld(context, 'remove_export_parts') },
  removeAttachmentParts: {
    cron: '8 * * * *',
    work: context => removeOld(context, 'remove_attachment_parts'),
  },
  removeEvents: { cron: '40 2 * * *', work: context => removeOld(context, 'remove_events') },
  removeOrphans: { cron: '45 2 * * *', work: context => removeOld(context, 'remove_orphans') },
};
