import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { DAY } from '../../../shared/durations.ts';
import { t, translated } from '../../../shared/i18n/translate.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { AuditEntry, type Changes } from '../../data/trails/audit-entry.entity.ts';
import { type PlatformActor, recordSystemAction, systemHand } from '../../data/trails/system-action.ts';
import { postToOwners } from '../owners/owners.ts';

export interface ClinicStep {
  clinicId: string;
  /** For the audit, and for the owners to read. */
  reason: string;
}

/** How long a closing clinic may be read, taken along and re-opened. */
const GRACE_DAYS = 30;

/** What the platform does to a clinic stands in the system audit and in the clinic's own (AUD-5, TEN-2). */
export const leaveBoth = (
  em: SqlEntityManager,
  by: PlatformActor,
  systemAction: { action: string; clinic: Clinic; reason: string | null; changes: Changes },
): void => {
  const { action, clinic, reason, changes } = systemAction;
  const how = clinic.status === 'provisioning' ? 'CREATE' : 'UPDATE';
  recordSystemAction(em, by, { action, tenantId: clinic.id, entityId: clinic.id, reason, changes });
  const { requestId, address } = by;
  em.create(AuditEntry, {
    ...{ tenantId: clinic.id, at: new Date(), action: how, entity: 'Clinic', entityId: clinic.id },
    ...{ reason, requestId, address, procedure: action, actorId: null, changes },
  });
};

interface Step {
  action: string;
  take: (clinic: Clinic) => void;
  /** What the owners read, in the language of their clinic. */
  tell: (clinic: Clinic) => { subject: string; body: string };
}

/** Takes one step of a clinic's life, with its traces and the owners' mail, or nothing of it; NOT_FOUND, or a Refusal. */
const step = (planes: Planes, by: PlatformActor, asked: ClinicStep, how: Step): Promise<Clinic> =>
  inPlatform(planes, em => takeStep(em, by, asked, how));

const takeStep = async (
  em: SqlEntityManager,
  by: PlatformActor,
  { clinicId, reason }: ClinicStep,
  { action, take, tell }: Step,
): Promise<Clinic> => {
  // Whoever takes a step at the same time waits, and then finds it taken.
  const clinic = await em.findOneOrFail(Clinic, { id: clinicId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const from = clinic.status;
  take(clinic);
  const changes = { status: { from, to: clinic.status } };
  leaveBoth(em, by, { action, clinic, reason, changes });
  await postToOwners(em, clinic, () => {
    const { subject, body } = tell(clinic);
    return {
      kind: action,
      subject,
      body: paragraphs(body, t('Reason: {reason}', { reason: translated(reason) })),
    };
  });
  return clinic;
};

const pastDue: Step = {
  action: 'clinic.pastDue',
  take: clinic => clinic.become('past_due'),
  tell: ({ name }) => ({
    subject: t('{name}: your subscription needs your attention', { name }),
    body: t('Your clinic can be read, but nothing can be changed until its subscription is settled.'),
  }),
};

/** The bill is not paid: the clinic can be read, but not changed. */
export const markPastDue = (planes: Planes, by: PlatformActor, asked: ClinicStep): Promise<Clinic> =>
  step(planes, by, asked, pastDue);

/** Ends the trials that are over; answers how many clinics that were. Safe in any number of processes at once. */
export const endTrials = async (planes: Planes): Promise<number> => {
  const endOne = () =>
    inPlatform(planes, async em => {
      const due = await em.findOne(
        Clinic,
        { status: 'trial', trialEndsAt: { $lte: new Date() } },
        { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE, orderBy: { trialEndsAt: 'asc' } },
      );
      if (due)
        await takeStep(em, systemHand('trials'), { clinicId: due.id, reason: 'The trial ended.' }, pastDue);
      return due !== null;
    });
  let ended = 0;
  while (await endOne()) ended++;
  return ended;
};

/** Shuts the clinic at once; sessions that are open answer nothing from the next statement on (T17). */
export const suspendClinic = (planes: Planes, by: PlatformActor, asked: ClinicStep): Promise<Clinic> =>
  step(planes, by, asked, {
    action: 'clinic.suspend',
    take: clinic => clinic.become('suspended'),
    tell: ({ name }) => ({
      subject: t('{name}: access is suspended', { name }),
      body: t('Nobody can enter your clinic for the time being. Its data is kept.'),
    }),
  });

/** Back to work: into what is left of the trial, or as a paying clinic. */
export const reactivateClinic = (planes: Planes, by: PlatformActor, asked: ClinicStep): Promise<Clinic> =>
  step(planes, by, asked, {
    action: 'clinic.reactivate',
    take: clinic => {
      const back = clinic.status === 'suspended' || clinic.status === 'closing';
      clinic.become(back && clinic.isOnTrial() ? 'trial' : 'active');
      clinic.closesAt = null;
    },
    tell: ({ name }) => ({
      subject: t('{name}: your clinic is open', { name }),
      body: t('Everybody can work in your clinic again.'),
    }),
  });

/** Begins the end: read-only for the days of grace, during which its data can be taken along and the clinic re-opened. */
export const closeClinic = (
  planes: Planes,
  by: PlatformActor,
  asked: ClinicStep & { graceDays?: number },
): Promise<Clinic> =>
  step(planes, by, asked, {
    action: 'clinic.close',
    take: clinic => {
      clinic.become('closing');
      clinic.closesAt = new Date(Date.now() + (asked.graceDays ?? GRACE_DAYS) * DAY);
    },
    tell: ({ name, closesAt }) => ({
      subject: t('{name}: your clinic is closing', { name }),
      body: t(
        'Your clinic can be read, but not changed, until {date}. Until then its owners can take everything along: open Settings and choose "Export everything". It is erased afterwards.',
        { date: closesAt?.toISOString().slice(0, 10) ?? '' },
      ),
    }),
  });
