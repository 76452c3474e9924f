/** A place in an order that people make: a decimal number as text, of any length. What comes later has the higher one. */
type Place = string;

/** The end of it tells apart what comes in the same moment. */
export const placeNow = (n = 0): Place =>
  `${Date.now() + n}.${String(Math.floor(Math.random() * 1000)).padStart(3, '0')}`;

const STEP = 1000n;

const digitsOf = (place: Place): number => place.split('.')[1]?.length ?? 0;
const scaled = (place: Place, digits: number): bigint => {
  const [whole = '0', part = ''] = place.split('.');
  return BigInt(whole + part.padEnd(digits, '0'));
};
const written = (number: bigint, digits: number): Place => {
  const text = String(number).padStart(digits + 1, '0');
  const [whole, part] = [text.slice(0, text.length - digits), text.slice(text.length - digits)];
  const rest = part.replace(/0+$/, '');
  return rest ? `${whole}.${rest}` : whole;
};

/** The shortest number between two: there always is one, so a move changes no place but that of what is moved (RQ34). */
export const between = (low: Place, high: Place): Place => {
  const digits = Math.max(digitsOf(low), digitsOf(high)) + 1;
  const [from, to] = [scaled(low, digits), scaled(high, digits)];
  for (let unit = 10n ** BigInt(digits); unit > 1n; unit /= 10n) {
    const place = ((from + to) / 2n / unit) * unit;
    if (place > from && place < to) return written(place, digits);
  }
  return written((from + to) / 2n, digits);
};

const wholeOf = (place: Place): bigint => BigInt(place.split('.')[0] ?? '0');

/** Above all others. */
export const above = (highest: Place | undefined): Place =>
  highest && wholeOf(highest) >= BigInt(Date.now()) ? String(wholeOf(highest) + STEP) : placeNow();

/** Below all others. */
export const below = (lowest: Place): Place =>
  wholeOf(lowest) > STEP ? String(wholeOf(lowest) - STEP) : between('0', lowest);
