/** What numbers are told apart by: A-77 is a-77, A–77 and A -77, as whoever reads one of them aloud says the same (K19). */
export const foldedNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s/g, '');
