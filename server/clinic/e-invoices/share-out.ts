/**
 * A sum in whole parts after their weights: each is rounded down, and what is left over goes to the greatest remainders, the
 * first one among equal ones (MY11). The parts add up to the sum, and nothing of weight 0 gets any while others have weight.
 */
export const shareOut = (sum: number, weights: number[]): number[] => {
  const all = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (all === 0n) return weights.map(() => 0);
  const whole = weights.map(weight => (BigInt(sum) * BigInt(weight)) / all);
  const left = weights.map((weight, index) => ({ index, rest: (BigInt(sum) * BigInt(weight)) % all }));
  const over = Number(BigInt(sum) - whole.reduce((total, part) => total + part, 0n));
  const first = left
    .sort((a, b) => Number(b.rest > a.rest) - Number(b.rest < a.rest) || a.index - b.index)
    .slice(0, over)
    .map(({ index }) => index);
  return whole.map((part, index) => Number(part) + (first.includes(index) ? 1 : 0));
};
