import { z } from 'zod';
import { Flag, Id, page, paging } from '../../scalars.ts';
import { Address, inOrder, misordered, newAddress } from './address.ts';

/** A new primary one that begins ends the former of its kind the day before; without a beginning, it takes its place. */
export const NewFacilityAddress = z
  .strictObject({ facilityId: Id, ...newAddress })
  .refine(inOrder, misordered);
export const FacilityAddressQuery = z.strictObject({
  ...paging,
  facilityId: Id,
  trashed: Flag.default(false),
});
export const FacilityAddress = Address.extend({ facilityId: z.uuid() });
export type FacilityAddress = z.output<typeof FacilityAddress>;
export const FacilityAddressPage = page(FacilityAddress);

/** The clinic's own, which is nobody else's. */
export const NewClinicAddress = z.strictObject(newAddress).refine(inOrder, misordered);
export const ClinicAddressQuery = z.strictObject({ ...paging, trashed: Flag.default(false) });
export const ClinicAddress = Address;
export const ClinicAddressPage = page(ClinicAddress);
