import { t } from '../../../shared/i18n/translate.ts';
import { isIncluded, type Package, Permission, Withholdable } from '../../../shared/permissions.ts';
import { Clinic } from '../../access/clinics/clinic.entity.ts';
import { inPlatform } from '../../data/orm/in-platform.ts';
import type { Planes } from '../../data/orm/planes.ts';
import { paragraphs } from '../../data/outbox/paragraphs.ts';
import { type PlatformActor } from '../../data/trails/system-action.ts';
import { Refusal } from '../../errors.ts';
import { postToOwners } from '../owners/owners.ts';
import { leaveBoth } from './lifecycle.ts';

/** What is left out of a clinic's package. */
export const withheldFrom = ({ permissions }: { permissions?: Package['permissions'] }): Withholdable[] =>
  Withholdable.options.filter(permission => !isIncluded(permission, { permissions: permissions ?? null }));

/** Says what a clinic may use at all, beyond the roles of its members: everything but `withheld` (TEN-13). */
export const changePackage = (
  planes: Planes,
  by: PlatformActor,
  { clinicId, withheld, reason }: { clinicId: string; withheld: Withholdable[]; reason: string },
): Promise<Clinic> =>
  inPlatform(planes, async em => {
    const clinic = await em.findOneOrFail(Clinic, { id: clinicId });
    const left = new Set<Permission>(withheld);
    const permissions = left.size > 0 ? Permission.options.filter(permission => !left.has(permission)) : null;
    const before = withheldFrom(clinic);
    const after = withheldFrom({ permissions });
    if (`${before}` === `${after}`)
      throw new Refusal('The package of {clinic} is like this already.', { clinic: clinic.name });
    clinic.permissions = permissions;
    leaveBoth(em, by, {
      ...{ action: 'clinic.package', clinic, reason, changes: { withheld: { from: before, to: after } } },
    });
    await postToOwners(em, clinic, () => ({
      kind: 'clinic.package',
      subject: t('{clinic}: your package has changed', { clinic: clinic.name }),
      body: paragraphs(
        after.length > 0
          ? t('Your clinic’s package no longer includes: {withheld}.', { withheld: after.join(', ') })
          : t('Your clinic’s package includes everything.'),
        t('Reason: {reason}', { reason }),
      ),
    }));
    return clinic;
  });
