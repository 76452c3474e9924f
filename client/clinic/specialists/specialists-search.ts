import { z } from 'zod';
import { OpenRecord } from '../../ui/tables/open-record.ts';

export const SpecialistsSearch = z.object({
  /** The record that is open. */
  open: OpenRecord,
});
