import type { z } from 'zod';
import { useEditForm } from '../records/use-edit-form.ts';

type Version = { id: string; version: number };
type Of = { patientId: string };

type Options<Part, Values> = {
  schema: z.ZodType;
  record: Part | undefined;
  patientId: string;
  valuesOf: (part: Part | undefined) => Values;
  nameOf: (part: Part) => string;
  calls: {
    get: { query: (part: { id: string }) => Promise<Part> };
    create: { mutate: (values: Values & Of) => Promise<Part> };
    update: { mutate: (change: Omit<Values & Of & Version, 'patientId'>) => Promise<Part> };
  };
  onClose: () => void;
};

/** The form of a part of a patient's record, which stays with its patient. */
export const usePartForm = <Part extends Version, Values extends Record<string, unknown>>(
  options: Options<Part, Values>,
) => {
  const { calls, patientId, valuesOf } = options;
  return useEditForm<Part, Values & Of>({
    ...options,
    valuesOf: part => ({ ...valuesOf(part), patientId }),
    calls: {
      ...{ get: calls.get, create: calls.create },
      update: { mutate: ({ patientId: _, ...change }) => calls.update.mutate(change) },
    },
  });
};
