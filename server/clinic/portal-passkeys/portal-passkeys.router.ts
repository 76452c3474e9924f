import {
  NewPasskey,
  PasskeyConfirmation,
  PasskeyCreation,
  PasskeyRequest,
} from '../../../shared/account/passkeys.ts';
import { PortalOne } from '../../../shared/clinic/portal.ts';
import { PortalPasskeys } from '../../../shared/clinic/portal-passkeys.ts';
import { Done, Nothing } from '../../../shared/scalars.ts';
import { open, router } from '../../api/trpc.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { asPatient, throughPortal } from '../portal/portal-door.ts';
import { beginEntering, enterByPasskey } from './enter-by-passkey.ts';
import { addPasskey, beginPasskey, ownPasskeys, removePasskey } from './own-passkeys.ts';

const done = { done: true as const };

/** Passkeys by which patients, who have no account, sign in to the portal of their clinic (UI-1, IDN-4). */
export const portalPasskeys = router({
  list: open('GET /portal/passkeys', Nothing, PortalPasskeys).query(({ ctx }) =>
    asPatient(ctx, 'portalPasskeys.list', own =>
      asActor(ctx.planes, own.actor, em => ownPasskeys(em, own), { readOnly: true }),
    ),
  ),

  begin: open('POST /portal/passkeys/begin', Nothing, PasskeyCreation).mutation(({ ctx }) =>
    asPatient(ctx, 'portalPasskeys.begin', own => beginPasskey(ctx, own)),
  ),

  add: open('POST /portal/passkeys', NewPasskey, Done).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portalPasskeys.add', async own => {
      await addPasskey(ctx, own, input);
      return done;
    }),
  ),

  remove: open('DELETE /portal/passkeys/{id}', PortalOne, Done).mutation(({ ctx, input }) =>
    asPatient(ctx, 'portalPasskeys.remove', async own => {
      await removePasskey(ctx, own, input.id);
      return done;
    }),
  ),

  beginEntering: open('POST /portal/session/passkey/begin', Nothing, PasskeyRequest).mutation(({ ctx }) =>
    throughPortal(ctx, 'portalPasskeys.beginEntering', door => beginEntering(ctx, door)),
  ),

  enter: open('POST /portal/session/passkey', PasskeyConfirmation, Done).mutation(({ ctx, input }) =>
    throughPortal(ctx, 'portalPasskeys.enter', async door => {
      await enterByPasskey(ctx, door, input.passkey);
      return done;
    }),
  ),
});
