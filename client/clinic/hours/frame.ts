import type { ReactNode } from 'react';

/** What each part of the page is given. */
export type HoursFrame = {
  mayWrite: boolean;
  practitionerId: string | undefined;
  facilityId: string | undefined;
  /** The tabs and the filters, with what else there is to do. */
  head: (more?: ReactNode) => ReactNode;
};
