/** Pages of a clinic for people without an account, which come without the dashboard (Visitors.tsx). */
export const visitorPaths = ['/book', '/book/yours', '/book/waiting', '/portal', '/portal/enter'] as const;
export type VisitorPath = (typeof visitorPaths)[number];
