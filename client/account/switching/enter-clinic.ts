import { queryClient, trpc } from '../../trpc.ts';
import { type Failure, failureOf } from '../../ui/failure/failure.ts';

/** Leaves for another page, without a trace in the history; whoever waits for this page waits until it is gone. */
const leaveFor = (url: string): Promise<never> => {
  window.location.replace(url);
  return new Promise(() => undefined);
};

/** Which clinic would be entered, and as whom: no page elsewhere may decide that for the person. */
export type Question = { ticket: string; clinic: string; email: string };

/** Why somebody stays in front of the clinic: it is for the page to say, and no error of the page. */
type Stopped = { question: Question } | { failure: Failure };

/**
 * Comes into a clinic from another one (TEN-5). At first the address says from where, in its fragment: this browser gets
 * a secret and goes back for a ticket. Then it holds the ticket, which is good once, for this browser alone: the
 * person is asked whether to go in. Whatever a former visit left in memory is forgotten; with the
 * redirect the ticket leaves the history.
 */
export const enterClinic = async (fragment: string): Promise<Stopped> => {
  queryClient.clear();
  try {
    if (fragment.includes('://')) {
      const { url } = await trpc.session.arrive.mutate({ from: fragment });
      return await leaveFor(url);
    }
    return {
      question: { ticket: fragment, ...(await trpc.session.showTicket.mutate({ ticket: fragment })) },
    };
  } catch (error) {
    return { failure: failureOf(error) };
  }
};

/** Back from the clinic that is to be entered: fetches the ticket for this browser and takes it there. */
export const passOn = async (fragment: string): Promise<{ failure: Failure }> => {
  const [slug = '', browser] = fragment.split('.');
  try {
    const { url } = await trpc.session.switch.mutate({ slug, browser });
    return await leaveFor(url);
  } catch (error) {
    return { failure: failureOf(error) };
  }
};
