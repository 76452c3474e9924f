/** 0 to 1, or more where more was booked than is open; undefined of nothing, which has no share. */
export const shareOf = (part: number, of: number): number | undefined => (of > 0 ? part / of : undefined);
