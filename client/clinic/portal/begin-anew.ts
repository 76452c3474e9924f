/** A page that begins anew keeps nothing of whoever was here before: phones are shared in families. */
export const beginAnew = (): void => window.location.replace('/portal');
