import { createContext, useContext, useEffect } from 'react';

type Guard = {
  report: (isDirty: boolean) => void;
  /** Closes the dialog, after asking when something typed would be lost. */
  close: () => void;
};

export const FormGuard = createContext<Guard | undefined>(undefined);

/** Tells the dialog around a form whether closing it would lose something; answers the way out that asks. */
export const useFormGuard = (isDirty: boolean): (() => void) | undefined => {
  const guard = useContext(FormGuard);
  const report = guard?.report;
  useEffect(() => {
    report?.(isDirty);
    return () => report?.(false);
  }, [report, isDirty]);
  return guard?.close;
};
