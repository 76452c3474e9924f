import { failureOf } from '../../ui/failure/failure.ts';

/** What was refused, such as all in a clinic that can only be read: it stays new, and is not asked for again from this page. */
const refused = new Set<string>();

export const askUnlessRefused = async (id: string, ask: (id: string) => Promise<unknown>): Promise<void> => {
  if (refused.has(id)) return;
  try {
    await ask(id);
  } catch (error) {
    if (!failureOf(error).isPassing) refused.add(id);
  }
};
