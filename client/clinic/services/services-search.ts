import { z } from 'zod';
import { ServiceStatus } from '../../../shared/clinic/services.ts';
import { OpenRecord } from '../../ui/tables/open-record.ts';

export const ServicesSearch = z.object({
  status: ServiceStatus.optional().catch(undefined),
  /** The service whose form is open. */
  open: OpenRecord,
});
