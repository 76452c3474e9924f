import { z } from 'zod';
import { Role } from '../permissions.ts';
import { Slug } from '../scalars.ts';

/** Which of one's clinics to list: those whose name or address holds these letters. */
export const MyClinicsQuery = z.strictObject({ search: z.string().max(100).optional() });

const MyClinic = z.object({
  slug: z.string(),
  name: z.string(),
  role: Role,
  /** Whether this is the clinic at whose door was asked. */
  isCurrent: z.boolean(),
  /** A clinic that is suspended, for instance, lets nobody in. */
  isOpen: z.boolean(),
});
export type MyClinic = z.output<typeof MyClinic>;

/** The clinics of the account that is signed in, by name. */
export const MyClinics = z.object({
  items: z.array(MyClinic),
  /** False where the operator of the installation switched switching off. */
  maySwitch: z.boolean(),
});

/** SHA-256 of the secret that the browser was given where it wants to go. */
const BrowserHash = z.string().regex(/^[\w-]{43}$/);

/** Without `browser` it is only asked whether and where; with it, for a ticket. */
export const Switch = z.strictObject({ slug: Slug, browser: BrowserHash.optional() });

/** The door that somebody comes from who wants to enter another clinic. */
export const Arrival = z.strictObject({ from: z.url({ protocol: /^https?$/ }).max(300) });

/** Where the browser goes next; what it takes along is in the fragment, which is sent nowhere. */
export const Passage = z.object({ url: z.url() });

/** What somebody is asked before a ticket lets them in: which clinic, and as whom. */
export const TicketShown = z.object({ clinic: z.string(), email: z.string() });

export const Ticket = z.strictObject({ ticket: z.string().min(1).max(100) });
