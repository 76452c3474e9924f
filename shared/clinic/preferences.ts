import { z } from 'zod';
import { Id } from '../scalars.ts';
import { NotificationChoice } from './notifications.ts';
import { SavedViews } from './saved-views.ts';

const Ids = z.array(Id).max(200);

/** Which columns of the calendar come first, in this order, and which are not shown. What is not named follows by name. */
export const ColumnChoice = z.strictObject({ order: Ids, hidden: Ids });
export type ColumnChoice = z.output<typeof ColumnChoice>;

/** A choice for each way to divide a day into columns. */
const ColumnChoices = z.strictObject({
  practitioner: ColumnChoice,
  facility: ColumnChoice,
  // Whoever chose before there were columns of rooms has said nothing about them.
  room: ColumnChoice.default({ order: [], hidden: [] }),
});

const fields = { columns: ColumnChoices, views: SavedViews, notifications: NotificationChoice };

/** How a member likes to work. Nobody else sees it, and it gives access to nothing. */
export const Preferences = z.object(fields);
export type Preferences = z.output<typeof Preferences>;

/** What is left out stays as it is; the last one to save wins, because they are one and the same person. */
export const PreferencesChange = z.strictObject(fields).partial();
