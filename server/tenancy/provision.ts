import { randomUUID } from 'node:crypto';
import { UniqueConstraintViolationException, wrap } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { NewFacility } from '../../shared/facilities.ts';
import { Currency, Email, OptionalText, Text, TimeZone } from '../../shared/scalars.ts';
import { Password } from '../../shared/session.ts';
import { Refusal } from '../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { hashPassword } from '../identity/passwords.ts';
import type { Planes } from '../orm/planes.ts';
import type { ClinicEm } from '../orm/scope.ts';
import { type PlatformActor, systemHand } from '../platform/deed.ts';
import { ClinicSettings } from '../settings/clinic-settings.entity.ts';
import { User } from '../users/user.entity.ts';
import { systemActor } from './actor.ts';
import { Clinic } from './clinic.entity.ts';
import { ClinicSlug } from './clinic-slug.ts';
import { signedContext } from './context.ts';
import { DAY_MS, leaveBoth } from './lifecycle.ts';
import { Plan } from './plan.entity.ts';

const Owner = z.strictObject({
  id: z.uuid().optional(),
  email: Email,
  firstName: Text(100),
  lastName: Text(100),
  title: OptionalText(40),
  password: Password,
});

/** What it takes to open a clinic; the first facility bears the clinic's name unless another is given. */
export const NewClinic = z.strictObject({
  slug: ClinicSlug,
  name: Text(120),
  timeZone: TimeZone,
  locale: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'Please enter a language such as en or de-DE.')
    .default('en'),
  currency: Currency.default('EUR'),
  plan: z.string().min(1).max(40).default('standard'),
  /** Days of trial, where it is not what the plan says; 0 is none. */
  trialDays: z.int().min(0).max(365).optional(),
  demo: z.boolean().default(false),
  owner: Owner,
  facility: NewFacility.extend({ id: z.uuid().optional() }).optional(),
});
export type NewClinic = z.output<typeof NewClinic>;

/** Where calendars begin on Sunday (CLDR); elsewhere they mostly begin on Monday. */
const sundayFirst = /-(?:BR|CA|IL|IN|JP|KR|MX|PH|TW|US|ZA)$/;

const PROCEDURE = 'clinic.provision';

/**
 * Opens a clinic in one transaction of the platform plane: registry row, default settings, first facility, owner, and
 * the owner's account, and the traces of each; whatever fails or dies on the way leaves nothing (TEN-2). It begins with
 * the trial of its plan, if the plan has one.
 */
export const provision = async (
  planes: Planes,
  request: z.input<typeof NewClinic>,
  by: PlatformActor = systemHand(PROCEDURE),
): Promise<Clinic> => {
  const input = accepted(request);
  const { slug, name, timeZone, locale, currency, plan, demo } = input;
  // Outside the transaction: it takes a while, and nobody should wait for it.
  const passwordHash = await hashPassword(input.owner.password);
  const actor = systemActor(randomUUID(), PROCEDURE);
  const em = planes.platform.em.fork({ disableContextResolution: true });
  em.setFilterParams('tenant', actor);
  em.setSessionContext({ variables: signedContext(actor, planes.contextKey) });
  try {
    return await em.transactional(async em => {
      const clinic = em.create(Clinic, {
        ...{ id: actor.tenantId, slug, name, timeZone, locale, currency, plan, demo },
      });
      const trialDays = input.trialDays ?? (await planOf(em, plan)).trialDays;
      if (trialDays > 0) clinic.trialEndsAt = new Date(Date.now() + trialDays * DAY_MS);
      const changes = { slug: { to: slug }, name: { to: name }, plan: { to: plan } };
      leaveBoth(em, by, { action: PROCEDURE, clinic, reason: null, changes });
      await em.flush();
      const [account] = await em.execute<[{ id: string }]>('select security.account_for(?, ?) as id', [
        ...[input.owner.email, passwordHash],
      ]);
      furnish(em, input, account.id);
      await em.flush();
      clinic.become(trialDays > 0 ? 'trial' : 'active');
      return clinic;
    });
  } catch (error) {
    throw error instanceof UniqueConstraintViolationException ? duplicate(error) : error;
  }
};

const planOf = async (em: SqlEntityManager, code: string): Promise<Plan> => {
  const plan = await em.findOne(Plan, { code });
  if (!plan) throw new Refusal(`There is no plan called ${code}.`);
  return plan;
};

/** The records no clinic can be without: settings, a facility, and an owner who can sign in. */
export const furnish = (em: Pick<ClinicEm, 'create'>, input: NewClinic, accountId: string): void => {
  const { password: _password, ...owner } = input.owner;
  const { name, timeZone } = input;
  const first = [
    em.create(ClinicSettings, { weekStartsOn: sundayFirst.test(input.locale) ? 7 : 1 }),
    em.create(Facility, input.facility ?? NewFacility.parse({ name, timeZone })),
    em.create(User, { ...owner, accountId, role: 'owner' }),
  ];
  for (const record of first) fillDefaults(record);
};

/** The platform may write these records but not read them, so no default is left for the database to answer. */
const fillDefaults = (record: object): void => {
  for (const { name, default: value } of wrap(record, true).__meta.props)
    if (value !== undefined && Reflect.get(record, name) === undefined) Reflect.set(record, name, value);
};

const accepted = (request: z.input<typeof NewClinic>): NewClinic => {
  const { data, error } = NewClinic.safeParse(request);
  if (!data)
    throw new Refusal(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' '));
  return data;
};

const duplicate = (error: UniqueConstraintViolationException): Error => {
  const constraint: unknown = Reflect.get(error, 'constraint');
  if (constraint === 'clinics_slug_unique') return new Refusal('Another clinic already has this address.');
  if (constraint === 'clinics_name_unique') return new Refusal('Another clinic already has this name.');
  return error;
};
