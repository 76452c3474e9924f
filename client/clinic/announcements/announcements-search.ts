import { z } from 'zod';
import { AnnouncementState } from '../../../shared/clinic/announcements.ts';

export const AnnouncementsSearch = z.object({ state: AnnouncementState.optional().catch(undefined) });
