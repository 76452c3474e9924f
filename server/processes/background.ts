import { startJobs } from '../operations/jobs/run-jobs.ts';
import type { Installation } from './installation.ts';

/** What goes on without anybody calling; of a group of processes only the first does it. */
export const startBackground = async (installation: Installation): Promise<{ stop(): Promise<void> }> => {
  const { env } = installation;
  const jobs = env.cronJobs ? startJobs(installation) : undefined;
  const sender = env.smtpUrl ? await startSender(installation, env.smtpUrl) : undefined;
  return {
    async stop() {
      await Promise.all([jobs?.stop(), sender?.stop()]);
    },
  };
};

/** What it hands mails over with is loaded only where there is somebody to hand them to. */
const startSender = async ({ env, planes, log }: Installation, smtpUrl: string) => {
  const { MailSender } = await import('../operations/mail-sender.ts');
  const sender = new MailSender(planes, log, { ...env, smtpUrl });
  sender.start();
  return sender;
};
