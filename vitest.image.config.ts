import { defineConfig } from 'vitest/config';

/** What installs and builds everything anew, and needs programs that do not come from npm; no part of `npm test`. */
export default defineConfig({
  test: { include: ['test/image/**/*.test.ts'], testTimeout: 900_000, hookTimeout: 900_000 },
});
