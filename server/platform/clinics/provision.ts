import { randomUUID } from 'node:crypto';
import { UniqueConstraintViolationException, wrap } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { Password } from '../../../shared/account/session.ts';
import { NewFacility } from '../../../shared/clinic/facilities.ts';
import { Email } from '../../../shared/contact.ts';
import { DAY } from '../../../shared/durations.ts';
import { translated } from '../../../shared/i18n/translate.ts';
import { Currency, Line, Locale, OptionalLine, TimeZone } from '../../../shared/scalars.ts';
import { hashPassword } from '../../access/accounts/passwords.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { ClinicSlug } from '../../access/clinics/clinic-slug.ts';
import { Plan } from '../../access/clinics/plan.entity.ts';
import { Facility } from '../../clinic/facilities/facility.entity.ts';
import { Invitation } from '../../clinic/invitations/invitation.entity.ts';
import { type Sender, sendInvitation } from '../../clinic/invitations/invite.ts';
import { OrganizationSettings } from '../../clinic/settings/organization-settings.entity.ts';
import { settingsEntities } from '../../clinic/settings/settings-entities.ts';
import { User } from '../../clinic/users/user.entity.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { signedContext } from '../../data/orm/signed-context.ts';
import { actorOf, systemActor } from '../../data/records/actor.ts';
import { type PlatformActor, systemHand } from '../../data/trails/system-action.ts';
import { CommitUnknown, Refusal, RefusedInput } from '../../errors.ts';
import { makeFirstKey } from '../keys/first-key.ts';
import { leaveBoth } from './lifecycle.ts';

const InvitedOwner = z.strictObject({
  email: Email,
  firstName: Line(100),
  lastName: Line(100),
  title: OptionalLine(40),
});
const ReadyOwner = InvitedOwner.extend({ id: z.uuid().optional(), password: Password });

/** The platform writes the facility alone: where it is, the clinic tells. */
const FirstFacility = NewFacility.omit({ address: true });

/** What it takes to open a clinic; the first facility bears the clinic's name unless another is given. */
const InvitingClinic = z.strictObject({
  slug: ClinicSlug,
  name: Line(120),
  timeZone: TimeZone,
  locale: Locale.default('en'),
  currency: Currency.default('EUR'),
  plan: z.string().min(1).max(40).default('standard'),
  /** Days of trial, where it is not what the plan says; 0 is none. */
  trialDays: z.int().min(0).max(365).optional(),
  demo: z.boolean().default(false),
  owner: InvitedOwner,
  facility: FirstFacility.extend({ id: z.uuid().optional() }).optional(),
});
type InvitingClinic = z.output<typeof InvitingClinic>;

/** The same with an owner who can sign in at once: for demo data and tests, which have nobody to read a mail. */
export const NewClinic = InvitingClinic.extend({ owner: ReadyOwner });
export type NewClinic = z.output<typeof NewClinic>;

/** Where calendars begin on Sunday (CLDR); elsewhere they mostly begin on Monday, which is the default. */
const sundayFirst = /-(?:BR|CA|IL|IN|JP|KR|MX|PH|TW|US|ZA)$/;

const asByDefault = settingsEntities.filter(kind => kind !== OrganizationSettings);

const PROCEDURE = 'clinic.provision';

/**
 * Opens a clinic and invites its owner by mail, in one transaction (TEN-2). Answers the link of the invitation as well,
 * which lets its reader in.
 */
export const openClinic = async (
  planes: Planes,
  request: z.input<typeof InvitingClinic>,
  { by, linkTo }: { by: PlatformActor; linkTo: Sender['linkTo'] },
): Promise<{ clinic: Clinic; link: string }> => {
  const input = accepted(InvitingClinic, request);
  let link = '';
  const clinic = await furnished(planes, input, by, async (em, clinic) => {
    const invitation = em.create(Invitation, {
      ...{ ...input.owner, role: 'owner', facilityIds: null, acceptedAt: null },
      ...{ tokenHash: Buffer.alloc(0), expiresAt: new Date() },
    });
    fillDefaults(invitation);
    link = await sendInvitation(em, invitation, { clinic, linkTo });
  });
  return { clinic, link };
};

/** Opens a clinic with an owner who has a password already, and an account made with it unless there is one. */
export const provision = async (
  planes: Planes,
  request: z.input<typeof NewClinic>,
  hash = hashPassword,
): Promise<Clinic> => {
  const input = accepted(NewClinic, request);
  // Outside the transaction: it takes a while, and nobody should wait for it.
  const passwordHash = await hash(input.owner.password);
  return furnished(planes, input, systemHand('MedFlow'), async em => {
    const [account] = await em.execute<[{ id: string }]>('select security.account_for(?, ?) as id', [
      ...[input.owner.email, passwordHash],
    ]);
    addOwner(em, input.owner, account.id);
  });
};

/**
 * One transaction of the platform plane: registry row, default settings, first facility, whoever `admit` lets in as the
 * owner, and the traces of each; whatever fails or dies on the way leaves nothing (TEN-2). The clinic begins with the
 * trial of its plan, if the plan has one.
 */
const furnished = async (
  planes: Planes,
  input: InvitingClinic,
  by: PlatformActor,
  admit: (em: SqlEntityManager, clinic: Clinic) => Promise<void>,
): Promise<Clinic> => {
  const { slug, name, timeZone, locale, currency, plan, demo } = input;
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
      if (trialDays > 0) clinic.trialEndsAt = new Date(Date.now() + trialDays * DAY);
      const changes = { slug: { to: slug }, name: { to: name }, plan: { to: plan } };
      leaveBoth(em, by, { action: PROCEDURE, clinic, reason: null, changes });
      await makeFirstKey(planes, em, clinic.id);
      await em.flush();
      furnish(em, input);
      // An invitation asks the settings how long it is good for.
      await em.flush();
      await admit(em, clinic);
      await em.flush();
      clinic.become(trialDays > 0 ? 'trial' : 'active');
      return clinic;
    });
  } catch (error) {
    // Perhaps it is there.
    if (!(error instanceof CommitUnknown)) await planes.vault.destroy(actor.tenantId);
    throw error instanceof UniqueConstraintViolationException ? duplicate(error) : error;
  }
};

const planOf = async (em: SqlEntityManager, code: string): Promise<Plan> => {
  const plan = await em.findOne(Plan, { code });
  if (!plan) throw new Refusal('There is no plan called {code}.', { code });
  return plan;
};

/** The records that no clinic can be without: settings, which are mostly the defaults, and a facility. */
export const furnish = (em: Pick<ClinicEm, 'create' | 'getFilterParams'>, input: InvitingClinic): void => {
  const { name, timeZone, locale, facility } = input;
  const { tenantId } = actorOf(em);
  em.create(OrganizationSettings, { tenantId, weekStartsOn: sundayFirst.test(locale) ? 7 : null });
  for (const kind of asByDefault) em.create(kind, { tenantId });
  fillDefaults(em.create(Facility, facility ?? FirstFacility.parse({ name, timeZone })));
};

/** An owner who can sign in. */
export const addOwner = (
  em: Pick<ClinicEm, 'create'>,
  { password: _password, ...owner }: NewClinic['owner'],
  accountId: string,
): void => fillDefaults(em.create(User, { ...owner, accountId, role: 'owner' }));

/** The platform may write these records but not read them, so no default is left for the database to answer. */
const fillDefaults = (record: object): void => {
  for (const { name, default: value } of wrap(record, true).__meta.props)
    if (value !== undefined && Reflect.get(record, name) === undefined) Reflect.set(record, name, value);
};

const accepted = <Schema extends z.ZodType>(schema: Schema, request: z.input<Schema>): z.output<Schema> => {
  const result = schema.safeParse(request);
  if (result.success) return result.data;
  const { issues } = result.error;
  throw new RefusedInput(issues.map(({ path, message }) => `${path.join('.')}: ${translated(message)}`));
};

const duplicate = (error: UniqueConstraintViolationException): Error => {
  const constraint: unknown = Reflect.get(error, 'constraint');
  if (constraint === 'clinics_slug_unique')
    return new Refusal('Another clinic already has this web address.');
  if (constraint === 'clinics_name_unique') return new Refusal('Another clinic already has this name.');
  return error;
};
