import { startJobs } from '../operations/jobs.ts';
import { MailSender } from '../operations/mail-sender.ts';
import { startSupportClock } from '../platform/grants/support-clock.ts';
import type { Installation } from './installation.ts';

/** What goes on without anybody calling; of a group of processes only the first does it. */
export const startBackground = ({ env, planes, log }: Installation): { stop(): Promise<void> } => {
  const clock = startSupportClock(planes, log);
  const jobs = env.cronJobs ? startJobs(planes, log, env) : undefined;
  const { smtpUrl } = env;
  const sender = smtpUrl ? new MailSender(planes, log, { ...env, smtpUrl }) : undefined;
  sender?.start();
  return {
    async stop() {
      await Promise.all([clock.stop(), jobs?.stop(), sender?.stop()]);
    },
  };
};
