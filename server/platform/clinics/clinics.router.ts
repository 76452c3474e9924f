import { raw } from '@mikro-orm/postgresql';
import { isWritable } from '../../../shared/clinics.ts';
import {
  ChangePackage,
  ChangePlan,
  ClinicDetails,
  ClinicState,
  type ClinicStep,
  ClinicsHealth,
  ClinicsHealthQuery,
  ClinicsPage,
  ClinicsQuery,
  InvitedOwner,
  OpenClinic,
  OpenedClinic,
  TakeStep,
} from '../../../shared/platform/console-clinics.ts';
import { ById } from '../../../shared/scalars.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { router } from '../../api/trpc.ts';
import { onePage, pageOf } from '../../data/lists/page.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { PlatformActor } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';
import { acts, changes, measures, reads } from '../console/console.ts';
import { newestCreated } from '../console/newest.ts';
import { ownerAddresses } from '../owners/owners.ts';
import { clinicUsage } from '../usage/clinic-usage.ts';
import { IS_PLACED, withPlaces } from './clinic-places.ts';
import { eraseClinic } from './erasure.ts';
import { healthOf } from './health.ts';
import { inviteOwnerAgain } from './invite-owner-again.ts';
import { closeClinic, markPastDue, reactivateClinic, suspendClinic } from './lifecycle.ts';
import { changePackage, withheldFrom } from './package.ts';
import { changePlan } from './plans.ts';
import { openClinic } from './provision.ts';

type Take = (
  planes: Planes,
  by: PlatformActor,
  asked: { clinicId: string; reason: string },
) => Promise<unknown>;

const steps: Record<ClinicStep, Take> = {
  markPastDue,
  suspend: suspendClinic,
  reactivate: reactivateClinic,
  close: closeClinic,
  erase: eraseClinic,
};

export const clinics = router({
  list: reads('clinics:read', ClinicsQuery, ClinicsPage).query(async ({ ctx: { em }, input }) => {
    const query = em.createQueryBuilder(Clinic, 'a').select('*');
    const { search, status, plan } = input;
    // What is typed is looked for as it is: a percent sign is no wildcard.
    const wanted = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    if (wanted)
      query.andWhere(
        raw(`(concat_ws(' ', a.name, a.slug, a.legal_name, a.time_zone) ilike ? or ${IS_PLACED})`, [
          ...[wanted, wanted],
        ]),
      );
    if (status) query.andWhere({ status });
    if (plan) query.andWhere({ plan });
    const page = pageOf(await onePage(query, newestCreated, input).getResult(), newestCreated, input);
    return { ...page, items: await withPlaces(em, page.items) };
  }),

  get: reads('clinics:read', ById, ClinicDetails).query(async ({ ctx: { em }, input }) => {
    const clinic = await em.findOneOrFail(Clinic, { id: input.id });
    const owners = await ownerAddresses(em, clinic.id);
    const [placed] = await withPlaces(em, [clinic]);
    return Object.assign({}, clinic, placed, {
      hasOwner: owners.length > 0,
      withheld: withheldFrom(clinic),
      usage: await clinicUsage(em, clinic),
    });
  }),

  /** One clinic after the other, so that a long list takes no connections from those who work. */
  health: measures('clinics:read', ClinicsHealthQuery, ClinicsHealth).query(
    async ({ ctx: { planes }, input }) => {
      const items = [];
      for (const id of input.ids) {
        const health = await healthOf(planes, id);
        if (health) items.push({ id, ...health });
      }
      return { items };
    },
  ),

  /** Opens a clinic and invites its owner by mail; the link is told on development machines only. */
  open: acts('clinics:write', 'clinic.provision', OpenClinic, OpenedClinic, { confirmed: true }).mutation(
    async ({ ctx, input }) => {
      const { planes, hand: by, linkTo, outbox } = ctx;
      const { clinic, link } = await openClinic(planes, input, { by, linkTo });
      const { id, slug } = clinic;
      return { id, slug, email: input.owner.email, link: outbox.showsSecrets ? link : null };
    },
  ),

  /** For an owner who has lost the mail, or let it grow too old: a new link to the same address. */
  inviteOwnerAgain: changes('clinics:write', 'clinic.inviteOwnerAgain', ById, InvitedOwner, {
    confirmed: true,
  }).mutation(async ({ ctx, input }) => {
    const { em, systemAction, planes, hand, linkTo, outbox } = ctx;
    const clinic = await em.findOneOrFail(Clinic, { id: input.id });
    if (!isWritable(clinic.status)) throw new Refusal('Nobody can join this clinic at the moment.');
    const { invitation, link } = await inviteOwnerAgain(planes, hand, {
      clinic,
      linkTo,
    });
    Object.assign(systemAction, { tenantId: clinic.id, entity: 'Invitation', entityId: invitation.id });
    return { email: invitation.email, link: outbox.showsSecrets ? link : null };
  }),

  takeStep: acts('clinics:write', 'clinic.step', TakeStep, ClinicState, { confirmed: true }).mutation(
    async ({ ctx: { planes, hand }, input: { step, ...asked } }) => {
      await steps[step](planes, hand, asked);
      return planes.platform.em.fork().findOneOrFail(Clinic, { id: asked.clinicId });
    },
  ),

  changePlan: acts('clinics:write', 'clinic.plan', ChangePlan, ClinicState).mutation(
    ({ ctx: { planes, hand }, input }) => changePlan(planes, hand, input),
  ),

  changePackage: acts('clinics:write', 'clinic.package', ChangePackage, ClinicState).mutation(
    ({ ctx: { planes, hand }, input }) => changePackage(planes, hand, input),
  ),
});
