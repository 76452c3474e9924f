import { randomUUID } from 'node:crypto';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { z } from 'zod';
import { NewFacility } from '../../shared/facilities.ts';
import { Currency, Email, OptionalText, Slug, Text, TimeZone } from '../../shared/scalars.ts';
import { Password } from '../../shared/session.ts';
import { AuditEntry } from '../audit/audit-entry.entity.ts';
import { Refusal } from '../errors.ts';
import { Facility } from '../facilities/facility.entity.ts';
import { accountFor } from '../identity/accounts.ts';
import type { Planes } from '../orm/planes.ts';
import { asActor } from '../orm/scope.ts';
import { ClinicSettings } from '../settings/clinic-settings.entity.ts';
import { User } from '../users/user.entity.ts';
import { systemActor } from './actor.ts';
import { Clinic } from './clinic.entity.ts';
import type { ClinicFacts } from './clinics.ts';

/** Addresses that MedFlow needs for itself, or that would pass for its own. */
const reserved = new Set(
  [
    'www api admin platform app mail smtp imap ftp ns dns cdn static assets files media localhost root system',
    'medflow support help status docs blog auth login signin account billing internal test dev staging demo',
  ].flatMap(line => line.split(' ')),
);

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
  slug: Slug.refine(slug => !reserved.has(slug), 'This address is reserved. Please choose another one.'),
  name: Text(120),
  timeZone: TimeZone,
  locale: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/, 'Please enter a language such as en or de-DE.')
    .default('en'),
  currency: Currency.default('EUR'),
  plan: z.string().min(1).max(40).default('standard'),
  demo: z.boolean().default(false),
  owner: Owner,
  facility: NewFacility.extend({ id: z.uuid().optional() }).optional(),
});
export type NewClinic = z.output<typeof NewClinic>;

/** Where calendars begin on Sunday (CLDR); elsewhere they mostly begin on Monday. */
const sundayFirst = /-(?:BR|CA|IL|IN|JP|KR|MX|PH|TW|US|ZA)$/;

const PROCEDURE = 'clinics.provision';

/**
 * Opens a clinic: registry row, owner's account, default settings, first facility and owner (TEN-2). The registry row
 * is written first, which reserves the address, but commits last: whatever fails before leaves no clinic behind.
 */
export const provision = async (planes: Planes, request: z.input<typeof NewClinic>): Promise<ClinicFacts> => {
  const input = accepted(request);
  const { slug, name, timeZone, locale, currency, plan, demo } = input;
  try {
    return await planes.platform.em.fork().transactional(async em => {
      const clinic = em.create(Clinic, {
        id: randomUUID(),
        slug,
        name,
        timeZone,
        locale,
        currency,
        plan,
        demo,
      });
      em.create(AuditEntry, {
        ...{ tenantId: clinic.id, at: new Date(), action: 'CREATE', entity: 'Clinic', entityId: clinic.id },
        ...{ changes: { slug: { to: slug }, name: { to: name }, plan: { to: plan } } },
        ...{ actorId: null, procedure: PROCEDURE, requestId: null, address: null },
      });
      await em.flush();
      await furnish(planes, clinic.id, input);
      return clinic;
    });
  } catch (error) {
    throw error instanceof UniqueConstraintViolationException ? duplicate(error) : error;
  }
};

/** The records no clinic can be without, in one transaction: settings, a facility, and an owner who can sign in. */
export const furnish = async (planes: Planes, tenantId: string, input: NewClinic): Promise<void> => {
  const { password, ...owner } = input.owner;
  const accountId = await accountFor(planes, owner.email, password);
  await asActor(planes, systemActor(tenantId, PROCEDURE), async em => {
    em.create(ClinicSettings, { weekStartsOn: sundayFirst.test(input.locale) ? 7 : 1 });
    const { name, timeZone } = input;
    em.create(Facility, input.facility ?? NewFacility.parse({ name, timeZone }));
    em.create(User, { ...owner, accountId, role: 'owner' });
  });
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
