import type { ListName } from '../../../shared/clinic/list-exports.ts';
import type { ExportedList } from './exported-list.ts';
import { listsOfMoney } from './lists-of-money.ts';
import { listsOfNews } from './lists-of-news.ts';
import { listsOfPatients } from './lists-of-patients.ts';
import { listsOfTheHouse } from './lists-of-the-house.ts';
import { listsOfWork } from './lists-of-work.ts';

/** The lists that can be taken along. */
export const lists = {
  ...listsOfPatients,
  ...listsOfTheHouse,
  ...listsOfNews,
  ...listsOfMoney,
  ...listsOfWork,
} satisfies Record<ListName, ExportedList>;
