/** The names of months and days in the calendars that a date is picked from; English ones come with them. */
import 'dayjs/locale/de.js';
