import { z } from 'zod';
import type { ClinicEm } from '../../data/orm/as-actor.ts';
import { inClinic } from '../../data/orm/in-clinic.ts';

const Row = z.object({ webhookId: z.string(), count: z.coerce.number() });

const statement = `
  select webhook_id as "webhookId", count(*) as count from clinic.webhook_deliveries
  where status = 'queued' and attempts > 0 group by 1`;

/** How many deliveries of each webhook were tried in vain and wait to be tried again. */
export const triedInVain = async (em: ClinicEm): Promise<Map<string, number>> =>
  new Map((await inClinic(em, Row, statement)).map(({ webhookId, count }) => [webhookId, count]));
