/**
 * Zod would try `new Function` to go faster, which the content security policy forbids and reports. It reads this when it
 * comes, which is after the first page: importing it here would make everybody wait for it.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
