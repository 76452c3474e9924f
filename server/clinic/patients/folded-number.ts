/** SQL for what numbers are told apart by: A-77 is a-77, A–77 and A -77, as whoever reads one of them aloud says the same (K19). */
export const foldedNumber = (column: string): string =>
  `regexp_replace(translate(lower(normalize("${column}", nfkc)), '‐‑‒–—−', '------'), '\\s', '', 'g')`;
