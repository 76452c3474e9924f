import { createHash } from 'node:crypto';
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { DAY } from '../../../shared/durations.ts';
import { t } from '../../../shared/i18n/translate.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { SecurityEvent } from '../../access/security-events/security-event.entity.ts';
import { tellReport } from '../../clinic/daily-reports/tell-report.ts';
import { BookingEvent } from '../../clinic/webhooks/booking-event.entity.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { systemActor } from '../../data/records/actor.ts';
import { healthOf } from '../clinics/health.ts';
import { postToOwners } from '../owners/owners.ts';
import { HealthReport } from './health-report.entity.ts';

/** From here on nobody needs to look, as on the console. */
const SOUND = 80;

/** The Monday of the week of an instant, in UTC. */
export const mondayOf = (at: Date): string => {
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return new Date(+at - sinceMonday * DAY).toISOString().slice(0, 10);
};

/** The clinics that have no report of this week yet and were open when it began. */
const unreported = (planes: Planes, week: string): Promise<string[]> =>
  inPlatform(
    planes,
    async em => {
      const open = { status: { $in: ['trial', 'active'] }, createdAt: { $lt: new Date(week) } } as const;
      const clinics = await em.find(Clinic, open, { fields: ['id'], orderBy: { id: 'asc' } });
      const reported = new Set((await em.find(HealthReport, { week })).map(({ clinicId }) => clinicId));
      return clinics.flatMap(({ id }) => (reported.has(id) ? [] : [id]));
    },
    { readOnly: true },
  );

const write = async (planes: Planes, clinicId: string, { week, now }: { week: string; now: Date }) => {
  const health = await healthOf(planes, clinicId);
  if (!health) return;
  const weighed = await inPlatform(planes, em => figuresOf(em, clinicId, { health, now }), {
    readOnly: true,
  });
  const figures = { id: idOf(clinicId, week), ...weighed };
  // Told before it is written: whoever is killed in between is followed by one who tells nothing twice.
  await tellWeek(planes, clinicId, { week, now, figures });
  await inPlatform(planes, async em => {
    // One writer at a time for each clinic: whoever comes second finds the report.
    const clinic = await em.findOneOrFail(Clinic, { id: clinicId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (await em.findOne(HealthReport, { clinicId, week })) return;
    const report = em.create(HealthReport, { clinicId, week, ...figures });
    await postToOwners(em, clinic, () => letterOf(clinic.name, report, health.reasons));
  });
};

const figuresOf = async (
  em: SqlEntityManager,
  clinicId: string,
  { health: { score, activeMembers }, now }: { health: { score: number; activeMembers: number }; now: Date },
) => {
  const lately = { createdAt: { $gt: new Date(+now - 7 * DAY) } };
  const either = { $or: [{ tenantId: clinicId }, { fromTenantId: clinicId }] };
  const attempts = { kind: 'CROSS_TENANT_ACCESS_ATTEMPT', ...lately, ...either } as const;
  const violations = { kind: 'RLS_VIOLATION', tenantId: clinicId, ...lately } as const;
  const crossTenantAttempts = await em.count(SecurityEvent, attempts);
  const rlsViolations = await em.count(SecurityEvent, violations);
  const isSound = score >= SOUND && crossTenantAttempts + rlsViolations === 0;
  const state = isSound ? ('HEALTHY' as const) : ('AT_RISK' as const);
  return { state, score, activeMembers, crossTenantAttempts, rlsViolations };
};

/** Made of clinic and week, so that whoever writes the report anew finds what was told of it (RFC 9562, version 8). */
const idOf = (clinicId: string, week: string): string => {
  const hex = createHash('sha256').update(`${clinicId} ${week}`).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
};

interface Week {
  week: string;
  now: Date;
  figures: { id: string } & Awaited<ReturnType<typeof figuresOf>>;
}

/** Tells the clinic's webhooks that asked for it; whichever process does it first. */
const tellWeek = (planes: Planes, clinicId: string, { week, now, figures: { id, ...data } }: Week) =>
  asActor(planes, systemActor(clinicId, 'clinic.health'), async em => {
    if (await em.findOne(BookingEvent, { id })) return;
    await tellReport(em, { id, type: 'report.weekly', at: now, data: { week, ...data } });
  }).catch((error: unknown) => {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
  });

const letterOf = (
  name: string,
  { state, score, activeMembers, crossTenantAttempts, rlsViolations }: HealthReport,
  reasons: string[],
) => ({
  kind: 'clinic.health',
  subject:
    state === 'HEALTHY'
      ? t('{name}: your week was in order', { name })
      : t('{name}: please look at your week', { name }),
  body: paragraphs(
    t('State: {state}, {score} of 100 points', { state, score }),
    t('Members who worked: {count}', { count: activeMembers }),
    t('Attempts to reach data across clinics, all of them refused: {count}', { count: crossTenantAttempts }),
    t('Statements that the database refused: {count}', { count: rlsViolations }),
    ...reasons,
  ),
});

/**
 * Writes the report of the week for each clinic that has none, and tells its owners and webhooks (LIT-9). Report and letters are one transaction, so
 * however many servers do this, and however often, each clinic gets one. One that fails keeps no other from its own.
 */
export const reportHealth = async (
  planes: Planes,
  signal: AbortSignal,
  now = new Date(),
): Promise<{ clinics: number }> => {
  const week = mondayOf(now);
  const due = await unreported(planes, week);
  const failures: unknown[] = [];
  for (const clinicId of due) {
    signal.throwIfAborted();
    await write(planes, clinicId, { week, now }).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return { clinics: due.length };
};
