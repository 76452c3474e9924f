import { z } from 'zod';
import { ComplianceKind, ComplianceStatus } from '../../../shared/clinic/compliance.ts';
import { Flag, Id } from '../../../shared/scalars.ts';
import { OpenRecord } from '../../ui/tables/open-record.ts';

export const ComplianceSearch = z.object({
  /** Those that count, unless one way to stand is asked for, or all. */
  state: ComplianceStatus.or(z.literal('all')).optional().catch(undefined),
  kind: ComplianceKind.optional().catch(undefined),
  userId: Id.optional().catch(undefined),
  facilityId: Id.optional().catch(undefined),
  ofClinic: Flag.optional().catch(undefined),
  /** The record that is open. */
  open: OpenRecord,
});
