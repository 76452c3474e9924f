import { StatusReport } from '../../../shared/clinic/status.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { isPermitted } from '../../api/permission.ts';
import { authorized, router } from '../../api/trpc.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { mailsOf, platformStatus } from './status-report.ts';

/** How what a clinic works with is, for those who lead it (OPS-3). */
export const status = router({
  report: authorized('clinic:read', 'GET /status', Nothing, StatusReport).query(
    async ({ ctx: { planes, caller, actor, outbox } }) => {
      // Of the whole clinic's outbox nobody knows who is bound to facilities.
      const maySeeMails = isPermitted(caller, 'mails:read') && actor.facilities === null;
      const mails = maySeeMails ? await asActor(planes, actor, mailsOf, { readOnly: true }) : null;
      return {
        at: new Date(),
        mails: mails && { isSending: outbox.isSending, ...mails },
        ...(await platformStatus(planes, caller.clinic.id)),
      };
    },
  ),
});
