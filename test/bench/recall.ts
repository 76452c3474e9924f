import type { NewPatient } from '../../shared/clinic/patients.ts';
import { identifiers, names, phones } from '../world/spellings.ts';
import { atLeast, type Figure } from './figures.ts';
import type { Size } from './size.ts';
import type { Stage } from './stage.ts';
import { callerOf } from './statements.ts';

type Person = Partial<NewPatient>;

const people: [Person, string[]][] = [
  ...names.map(([firstName, lastName, found]): [Person, string[]] => [{ firstName, lastName }, found]),
  ...identifiers.map(([identifier, found]): [Person, string[]] => [
    { lastName: 'Numbered', identifier },
    found,
  ]),
  ...phones.map(([phone, found]): [Person, string[]] => [{ lastName: 'Phoned', phone }, found]),
];

/** How many of a fixed list of spellings find whom they should in the largest clinic, among everybody else; of 1. */
export const searchRecall = async (stage: Stage, _: Size): Promise<Figure> => {
  const caller = callerOf(stage);
  const missed: string[] = [];
  let asked = 0;
  for (const [person, found] of people) {
    const { id } = await caller.patients.admit(person);
    for (const search of found) {
      asked++;
      if (!(await finds(search, id))) missed.push(search);
    }
  }
  return atLeast(1, (asked - missed.length) / asked, { spellings: asked, missed });

  /** On whichever page of the list. */
  async function finds(search: string, id: string): Promise<boolean> {
    for (let cursor: string | undefined; ; ) {
      const page = await caller.patients.list({ search, limit: 100, cursor });
      if (page.items.some(patient => patient.id === id)) return true;
      if (!page.nextCursor) return false;
      cursor = page.nextCursor;
    }
  }
};
