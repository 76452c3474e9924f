import type { PortalCookie } from '../../server/api/http/cookies.ts';
import { appRouter } from '../../server/router.ts';
import { mailsTo, tokenIn } from './mailbox.ts';
import { openedDoor, visitorOf } from './visiting.ts';
import { admit, contextWith, hostOf, type TestClinic } from './world.ts';

let networks = 0;

/** A browser at a clinic's portal, which keeps the cookies that it is given. */
export const portalBrowser = (of: TestClinic) => {
  const kept: Record<PortalCookie, string | undefined> & { shown?: string } = {
    ...{ asked: undefined, session: undefined },
  };
  const context = contextWith(hostOf(of), undefined);
  const { portal, portalPasskeys, portalOffers, portalRequests } = appRouter.createCaller({
    ...context,
    credentials: { ...context.credentials, portal: kept, address: `10.9.${++networks}.1` },
    cookies: {
      ...context.cookies,
      setPortal: (which?: PortalCookie, secret?: string) => {
        if (which) kept[which] = secret;
        else Object.assign(kept, { asked: undefined, session: undefined });
      },
    },
  });
  return { portal, portalPasskeys, portalOffers, portalRequests, kept };
};
export type PortalBrowser = ReturnType<typeof portalBrowser>;

export const codeIn = (text: string | undefined): string =>
  /\b[A-Z2-9]{4}-[A-Z2-9]{4}\b/.exec(text ?? '')?.[0] ?? '';

/** Asks for a link in this browser, and reads it and the code in the letter. */
export const askFor = async ({ portal }: PortalBrowser, email: string) => {
  await portal.ask({ email });
  const letter = (await mailsTo(email)).at(-1);
  return { token: tokenIn(letter?.body), code: codeIn(letter?.body), letter };
};

/** A patient who is signed in, in a browser of their own. */
export const signedIn = async (of: TestClinic, email: string): Promise<PortalBrowser> => {
  const browser = portalBrowser(of);
  const { token } = await askFor(browser, email);
  await browser.portal.enter({ token });
  return browser;
};

/** A clinic with a portal, whose page is open as well, and a patient with a confirmed booking three days ahead. */
export const openedPortal = async (settings: Record<string, unknown> = {}) => {
  const door = await openedDoor({ patientPortal: true, publicConfirms: true, ...settings });
  const email = `${crypto.randomUUID()}@patient.test`;
  const patient = await admit(door.ours, { firstName: 'Paula', lastName: 'Portal', email });
  const { serviceId, facilityId, practitionerId, caller } = door;
  const book = async (patientId: string, startsAt: string) => {
    const made = await caller.bookings.book({ patientId, serviceId, facilityId, practitionerId, startsAt });
    return made.status === 'pending' ? caller.bookings.confirm({ id: made.id, version: made.version }) : made;
  };
  const booking = await book(patient.id, await door.freeTime());
  return { ...door, email, patient, book, booking, visitor: visitorOf(door.ours) };
};
