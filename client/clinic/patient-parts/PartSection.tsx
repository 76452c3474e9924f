import type { ComponentProps } from 'react';
import { RecordSection } from '../records/RecordSection.tsx';

type Version = { id: string; version: number };
type Of = { patientId: string };
type Props<Part extends Version> = Of &
  Omit<ComponentProps<typeof RecordSection<Part, Of>>, 'of' | 'permission'>;

/** One kind of part of a patient's record. */
export const PartSection = <Part extends Version>({ patientId, ...props }: Props<Part>) => (
  <RecordSection<Part, Of> {...props} of={{ patientId }} permission="patients:write" />
);
