import { z } from 'zod';
import { AnswerInstant, ById, Count, page, paging, recordFields } from '../scalars.ts';
import { FacilityQuery } from './facilities.ts';
import { PatientQuery } from './patients.ts';
import { ServiceQuery } from './services.ts';
import { UserQuery } from './users.ts';

/** The lists that can be taken along. */
export const ListName = z.enum(['patients', 'bookings', 'services', 'staff', 'facilities', 'audit']);
export type ListName = z.output<typeof ListName>;

/** All of a list, with its filters and in its order, however many pages it has. */
const all = { cursor: true, limit: true } as const;
export const PatientsToExport = PatientQuery.omit(all);
export const ServicesToExport = ServiceQuery.omit(all);
export const StaffToExport = UserQuery.omit(all);
export const FacilitiesToExport = FacilityQuery.omit(all);

export const ExportStatus = z.enum(['waiting', 'ready', 'failed']);

export const ListExportQuery = z.strictObject(paging);

/** A file that one asked for; nobody else sees it, or that there is one. */
export const ListExport = z.object({
  ...recordFields,
  list: ListName,
  status: ExportStatus,
  rows: z.int(),
  parts: z.int(),
  fault: z.string().nullable().default(null),
  /** Until when it can be fetched; null while it is not written. */
  keptUntil: AnswerInstant.nullable(),
});
export type ListExport = z.output<typeof ListExport>;
export const ListExportPage = page(ListExport);

export const ListExportPartQuery = z.strictObject({ ...ById.shape, position: Count(0, 100_000) });
/** Some of the file, as it is. */
export const ListExportPart = z.object({ list: ListName, csv: z.string(), isLast: z.boolean() });
