import { Temporal } from 'temporal-polyfill';
import { asActor, type ClinicEm } from '../../data/orm/as-actor.ts';
import type { Planes } from '../../data/orm/planes.ts';
import type { Actor } from '../../data/records/actor.ts';
import { tellInOneText } from '../postal-addresses/in-one-text.ts';
import { textOn } from '../postal-addresses/in-use.ts';
import { ClinicAddress } from './clinic-address.entity.ts';

interface Own {
  timeZone: string;
  locale: string;
}

const primariesIn = (em: ClinicEm): Promise<ClinicAddress[]> => em.find(ClinicAddress, { isPrimary: true });
const todayIn = ({ timeZone }: Own): string => `${Temporal.Now.plainDateISO(timeZone)}`;

/** Where the clinic is today, in one text. */
export const ownAddress = (planes: Planes, actor: Actor, clinic: Own): Promise<string | null> =>
  asActor(planes, actor, async em => textOn(await primariesIn(em), todayIn(clinic), clinic), {
    readOnly: true,
  });

/** Takes on where the clinic is from today on, as one text. */
export const tellOwnAddress = (
  planes: Planes,
  actor: Actor,
  clinic: Own,
  text: string | null,
): Promise<void> =>
  asActor(planes, actor, async em =>
    tellInOneText(text, {
      primaries: await primariesIn(em),
      today: todayIn(clinic),
      clinic,
      make: fields => em.create(ClinicAddress, fields),
      remove: address => em.remove(address),
    }),
  );
