import { z } from 'zod';
import { AddressChange } from '../../../shared/clinic/postal-addresses/address.ts';
import {
  FacilityAddress as Contract,
  FacilityAddressPage,
  FacilityAddressQuery,
  NewFacilityAddress,
} from '../../../shared/clinic/postal-addresses/place-addresses.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { endFormerPrimary, giveWayToPrimary } from '../postal-addresses/primary-address.ts';
import { Facility } from './facility.entity.ts';
import { FacilityAddress } from './facility-address.entity.ts';

const Answer = z
  .instanceof(FacilityAddress)
  .transform(({ facility, ...fields }): z.input<typeof Contract> => ({ ...fields, facilityId: facility.id }))
  .pipe(Contract);

const listed = listOf<FacilityAddress, z.output<typeof FacilityAddressQuery>>(
  FacilityAddress,
  sortedBy(['createdAt'], { descending: true }),
  { where: ({ facilityId }) => ({ facility_id: facilityId }) },
);

const primariesBeside = (em: ClinicEm, { facility, kind }: FacilityAddress): Promise<FacilityAddress[]> =>
  em.find(FacilityAddress, { facility: { id: facility.id }, kind, isPrimary: true });

const bound = { withinFacilities: true } as const;

/** Where a facility is, and where its letters and bills go (CLI-3). */
export const facilityAddresses = router({
  list: allowed(
    'facilities:read',
    'GET /facility-addresses',
    FacilityAddressQuery,
    FacilityAddressPage,
  ).query(async call => {
    const { facilityId } = call.input;
    // Those of one in the trash are there as well.
    await call.ctx.em.findOneOrFail(Facility, { id: facilityId }, { filters: { live: false } });
    const { items, nextCursor } = await listed(call);
    return { items: items.map(row => ({ ...row, facilityId })), nextCursor };
  }),

  get: allowed('facilities:read', 'GET /facility-addresses/{id}', ById, Answer).query(
    ({ ctx: { em }, input }) => em.findOneOrFail(FacilityAddress, { id: input.id }),
  ),

  create: allowed('facilities:write', 'POST /facility-addresses', NewFacilityAddress, Answer, bound).mutation(
    async ({ ctx: { em }, input: { facilityId, ...fields } }) => {
      const facility = await em.findOneOrFail(Facility, { id: facilityId });
      const address = em.create(FacilityAddress, { ...fields, facility });
      endFormerPrimary(address, await primariesBeside(em, address));
      return address;
    },
  ),

  update: allowed(
    'facilities:write',
    'PATCH /facility-addresses/{id}',
    AddressChange,
    Answer,
    bound,
  ).mutation(async ({ ctx: { em }, input: { id, version, ...change } }) => {
    const address = await findVersion(em, FacilityAddress, { id, version });
    em.assign(address, change);
    endFormerPrimary(address, await primariesBeside(em, address));
    return address;
  }),

  trash: allowed('facilities:write', 'DELETE /facility-addresses/{id}', ByVersion, Gone, bound).mutation(
    trashOf(FacilityAddress),
  ),

  restore: allowed('facilities:write', 'POST /facility-addresses/{id}/restore', ById, Answer, bound).mutation(
    restoreOf(FacilityAddress, async (address, { em }) =>
      giveWayToPrimary(address, await primariesBeside(em, address)),
    ),
  ),
});
