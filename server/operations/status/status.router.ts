import { type DailyCount, neededToCount } from '../../../shared/clinic/daily-reports.ts';
import { StatusReport } from '../../../shared/clinic/status.ts';
import { Nothing } from '../../../shared/scalars.ts';
import { isPermitted } from '../../api/permission.ts';
import { authorized, router } from '../../api/trpc.ts';
import { asActor } from '../../data/orm/as-actor.ts';
import { mailsOf, morningOf, platformStatus } from './status-report.ts';

/** How what a clinic works with is, for those who lead it (OPS-3). */
export const status = router({
  report: authorized('clinic:read', 'GET /status', Nothing, StatusReport).query(
    async ({ ctx: { planes, caller, actor, outbox } }) => {
      const isTold = (kind: DailyCount) => isPermitted(caller, neededToCount[kind]);
      // Of the whole clinic's outbox and report nobody knows who is bound to facilities.
      const ofAll =
        actor.facilities === null
          ? await asActor(
              planes,
              actor,
              async em => ({
                mails: isPermitted(caller, 'mails:read') ? await mailsOf(em) : null,
                morning: await morningOf(em, isTold),
              }),
              { readOnly: true },
            )
          : { mails: null, morning: null };
      return {
        at: new Date(),
        mails: ofAll.mails && { isSending: outbox.isSending, ...ofAll.mails },
        morning: ofAll.morning,
        ...(await platformStatus(planes, caller.clinic.id)),
      };
    },
  ),
});
