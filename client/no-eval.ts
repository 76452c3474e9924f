import { z } from 'zod';

/** Zod would try `new Function` to go faster, which the content security policy forbids and reports. */
z.config({ jitless: true });
