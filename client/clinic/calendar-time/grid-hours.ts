type Hours = { first: number; last: number };

/** First and last hour: those of the settings, widened so that no booking is hidden for being early or late. */
export const hoursShown = (
  settings: { dayStartsAt: number; dayEndsAt: number },
  pieces: { from: number; to: number }[],
): Hours => {
  const first = Math.min(settings.dayStartsAt, ...pieces.map(({ from }) => Math.floor(from / 60)));
  const last = Math.max(settings.dayEndsAt, first + 1, ...pieces.map(({ to }) => Math.ceil(to / 60)));
  return { first, last };
};

/** The grid snaps only to parts of an hour; odd slot lengths fall back to a quarter. */
export const dragMinutes = (slotMinutes: number): number => (60 % slotMinutes === 0 ? slotMinutes : 15);
