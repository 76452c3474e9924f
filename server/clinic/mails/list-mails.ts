import type { z } from 'zod';
import type { MailQuery } from '../../../shared/clinic/mails.ts';
import { listOf, sortedBy } from '../../data/lists/list-of.ts';
import { Mail } from '../../data/outbox/mail.entity.ts';

const newest = sortedBy(['at'], { descending: true });
const where = ({ status }: z.output<typeof MailQuery>) => ({ status });

/** A page of the outbox. */
export const listMails = listOf(Mail, newest, { where });

/** The same without what is written in the letters, which is not even read. */
export const listMailHeads = listOf(Mail, newest, {
  fields: [...(['id', 'at', 'recipient', 'subject', 'status'] as const), ...(['sentAt', 'fault'] as const)],
  where,
});
