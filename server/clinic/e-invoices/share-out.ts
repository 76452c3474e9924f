/**
 * A sum in whole parts after their weights: each is rounded down, and what is left over goes to the greatest remainders, the
 * first one among equal ones (MY11). The parts add up to the sum, and nothing of weight 0 gets any while others have weight.
 */
export const shareOut = (sum: number, weights: number[]): number[] => {
  const all = BigInt(weights.reduce((total, weight) => total + weight, 0));
  if (all === 0n) return weights.map(() => 0);
  const whole = weights.map(weight => (BigInt(sum) * BigInt(weight)) / all);
  const remainders = weights.map((weight, index) => ({
    index,
    left: (BigInt(sum) * BigInt(weight)) % all,
  }));
  const over = Number(BigInt(sum) - whole.reduce((total, part) => total + part, 0n));
  const first = remainders
    .sort((a, b) => (a.left === b.left ? a.index - b.index : b.left > a.left ? 1 : -1))
    .slice(0, over)
    .map(({ index }) => index);
  return whole.map((part, index) => Number(part) + (first.includes(index) ? 1 : 0));
};
