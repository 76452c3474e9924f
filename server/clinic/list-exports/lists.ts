import type { ListName } from '../../../shared/clinic/list-exports.ts';
import type { ExportedList } from './exported-list.ts';
import { listsOfNews } from './lists-of-news.ts';
import { listsOfPatients } from './lists-of-patients.ts';
import { listsOfTheHouse } from './lists-of-the-house.ts';

/** The lists that can be taken along. */
export const lists = {
  ...listsOfPatients,
  ...listsOfTheHouse,
  ...listsOfNews,
} satisfies Record<ListName, ExportedList>;
