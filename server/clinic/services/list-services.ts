import type { z } from 'zod';
import type { ServiceQuery } from '../../../shared/clinic/services.ts';
import { holdingWords, listOf, sortedBy } from '../../data/lists/list-of.ts';
import { Service } from './service.entity.ts';

/** A page of the clinic's services, as the list and its exports show them. */
export const listServices = listOf(Service, sortedBy(['name']), {
  where: ({ status }: z.output<typeof ServiceQuery>) => ({ status }),
  matching: holdingWords('r.name'),
});
