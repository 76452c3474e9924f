import { z } from 'zod';
import { MailStatus } from '../../../shared/clinic/mails.ts';

export const MailsSearch = z.object({ status: MailStatus.optional().catch(undefined) });
