/** A rule of the clinic that forbids what was asked, in words for the user. */
export class Refusal extends Error {
  override name = 'Refusal';
}
