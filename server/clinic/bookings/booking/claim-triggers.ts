/** Claim what a row of the table takes; by statement, so that two bookings that change places in one never meet (S12). */
export const claimTriggers = (table: 'bookings' | 'holds') =>
  (
    [
      ['insert', 'new table as added'],
      ['update', 'old table as removed new table as added'],
    ] as const
  ).map(([event, tables]) => ({
    name: `claim_on_${event}`,
    timing: 'after' as const,
    events: [event],
    expression: `create trigger "claim_on_${event}" after ${event} on "clinic"."${table}" referencing ${tables} for each statement execute function security.claim_resources()`,
  }));
