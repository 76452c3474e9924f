/** How much data a run works on, and how long it looks. */
export interface Size {
  patients: number;
  clinics: number;
  bookings: number;
  /** Alternations between the two sides of a comparison; medians are taken over them. */
  rounds: number;
  /** Length of one side of a round over HTTP. */
  blockMs: number;
  /** Calls of one side of a round in the database. */
  calls: number;
  /** Different searches, half of them of one word and half of two. */
  searches: number;
  /** Times that 50 clients all want at once. */
  slots: number;
  /** How many clinics the last comparison has, against ten. */
  mostClinics: number;
  /** Bookings of the one clinic whose home pages are measured. */
  homeBookings: number;
  /** Length of the run with 50 clients. */
  crowdMs: number;
}

/** What the goals are stated for. */
export const full: Size = {
  patients: 1_000_000,
  clinics: 200,
  bookings: 200_000,
  rounds: 7,
  blockMs: 1500,
  calls: 60,
  searches: 300,
  slots: 200,
  mostClinics: 10_000,
  homeBookings: 200_000,
  crowdMs: 20_000,
};

/** A tenth, for daily use. */
export const small: Size = {
  ...full,
  patients: full.patients / 10,
  bookings: full.bookings / 10,
  rounds: 5,
  blockMs: 1000,
  crowdMs: 5000,
};

/** The largest clinic has a tenth of all patients; the others follow in ever smaller steps. */
export const patientsPerClinic = ({ patients, clinics }: Size): number[] => {
  const largest = Math.floor(patients / 10);
  const shares = Array.from({ length: clinics - 1 }, (_, rank) => 1 / Math.sqrt(rank + 1));
  const all = shares.reduce((sum, share) => sum + share, 0);
  const others = shares.map(share => Math.floor(((patients - largest) * share) / all));
  const rest = patients - largest - others.reduce((sum, count) => sum + count, 0);
  return [largest, ...others.map((count, rank) => count + (rank < rest ? 1 : 0))];
};
