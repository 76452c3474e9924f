import { AddressChange } from '../../../shared/clinic/postal-addresses/address.ts';
import {
  ClinicAddressPage,
  ClinicAddressQuery,
  ClinicAddress as Contract,
  NewClinicAddress,
} from '../../../shared/clinic/postal-addresses/place-addresses.ts';
import { ById, ByVersion, Gone } from '../../../shared/scalars.ts';
import { allowed, router } from '../../api/trpc.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { restoreOf, trashOf } from '../../data/orm/trash-of.ts';
import { findVersion } from '../../data/orm/versions.ts';
import { endFormerPrimary, giveWayToPrimary } from '../postal-addresses/primary-address.ts';
import { ClinicAddress } from './clinic-address.entity.ts';

const primariesBeside = (em: ClinicEm, { kind }: ClinicAddress): Promise<ClinicAddress[]> =>
  em.find(ClinicAddress, { kind, isPrimary: true });

/** Where the clinic itself is, and where its letters and bills go (CLI-3). */
export const clinicAddresses = router({
  list: allowed('clinic:read', 'GET /clinic-addresses', ClinicAddressQuery, ClinicAddressPage).query(
    listOf(ClinicAddress, sortedBy(['createdAt'], { descending: true })),
  ),

  get: allowed('clinic:read', 'GET /clinic-addresses/{id}', ById, Contract).query(({ ctx: { em }, input }) =>
    em.findOneOrFail(ClinicAddress, { id: input.id }),
  ),

  create: allowed('clinic:write', 'POST /clinic-addresses', NewClinicAddress, Contract).mutation(
    async ({ ctx: { em }, input }) => {
      const address = em.create(ClinicAddress, input);
      endFormerPrimary(address, await primariesBeside(em, address));
      return address;
    },
  ),

  update: allowed('clinic:write', 'PATCH /clinic-addresses/{id}', AddressChange, Contract).mutation(
    async ({ ctx: { em }, input: { id, version, ...change } }) => {
      const address = await findVersion(em, ClinicAddress, { id, version });
      em.assign(address, change);
      endFormerPrimary(address, await primariesBeside(em, address));
      return address;
    },
  ),

  trash: allowed('clinic:write', 'DELETE /clinic-addresses/{id}', ByVersion, Gone).mutation(
    trashOf(ClinicAddress),
  ),

  restore: allowed('clinic:write', 'POST /clinic-addresses/{id}/restore', ById, Contract).mutation(
    restoreOf(ClinicAddress, async (address, { em }) =>
      giveWayToPrimary(address, await primariesBeside(em, address)),
    ),
  ),
});
