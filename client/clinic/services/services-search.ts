import { z } from 'zod';
import { ServiceStatus } from '../../../shared/clinic/services.ts';

export const ServicesSearch = z.object({ status: ServiceStatus.optional().catch(undefined) });
