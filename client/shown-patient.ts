/** Whose portal this page shows: tabs share the cookie of their session, and in another one somebody else may sign in. */
let shown: string | undefined;

/** Whether this page is theirs: that of whoever it showed first, until it begins anew. */
export const isShownHere = (patientId: string): boolean => {
  shown ??= patientId;
  return shown === patientId;
};

/** So that the server does nothing as one patient that the page of another one asks. */
export const shownPatient = (): Record<string, string> => (shown ? { 'medflow-portal-patient': shown } : {});
