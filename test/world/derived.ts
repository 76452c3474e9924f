import { deriveSome } from '../../server/operations/derive-some.ts';
import { planes, systemOf } from './world.ts';

/** What the job that seals does for a clinic from before there were tokens: its patients are found again. */
export const derived = async (clinic: Parameters<typeof systemOf>[0]): Promise<void> => {
  while (await deriveSome(planes, systemOf(clinic)));
};
