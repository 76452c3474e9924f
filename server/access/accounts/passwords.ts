import { hash } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. Argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Takes as long as checking one, so whatever happens beside it does not tell by its duration what it was (A4). */
export const hashPassword = (password: string): Promise<string> => hash(password, COST);
