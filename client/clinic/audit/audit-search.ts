import { z } from 'zod';
import { AuditAction } from '../../../shared/clinic/audit.ts';
import { isDate } from '../../ui/formats/clinic-time.ts';

export const AuditSearch = z.object({
  entity: z
    .string()
    .regex(/^[A-Za-z]{1,60}$/)
    .optional()
    .catch(undefined),
  entityId: z.uuid().optional().catch(undefined),
  actorId: z.uuid().optional().catch(undefined),
  action: AuditAction.optional().catch(undefined),
  from: z.string().refine(isDate).optional().catch(undefined),
  to: z.string().refine(isDate).optional().catch(undefined),
});
export type AuditSearch = z.output<typeof AuditSearch>;
