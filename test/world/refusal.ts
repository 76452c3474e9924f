import { expect } from 'vitest';
import type { Raw } from '../http/send.ts';

/** Refused in few words, with the id of the request, and with nothing of what runs behind it. */
export const expectRefusal = (answer: Raw, status: number, what: string): void => {
  expect(answer.status, what).toBe(status);
  expect(answer.text.length, what).toBeLessThan(20_000);
  expect(answer.text, what).toContain(String(answer.headers['x-request-id']));
  expect(answer.text, what).not.toMatch(/SyntaxError|TypeError|node_modules|\n\s+at |procedure|prototype of/);
};
