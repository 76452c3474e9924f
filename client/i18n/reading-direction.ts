const mirrored: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' };

/** Whether lines begin at the right, as `dir` of the document says. */
export const isRightToLeft = (): boolean => document.dir === 'rtl';

/** The key as if lines began at the left, so that ArrowRight is the one that leads forward. */
export const readingKey = (key: string): string => (isRightToLeft() ? (mirrored[key] ?? key) : key);
