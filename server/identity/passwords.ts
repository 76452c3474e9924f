import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. Argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash that no password opens: an unknown account takes as long as a wrong password (A4). */
const nobody = hashPassword(randomBytes(24).toString('base64'));

/** Whether the password opens the account; `null` stands for an unknown one and costs the same time. */
export const opens = async (passwordHash: string | null, password: string): Promise<boolean> => {
  const right = await verify(passwordHash ?? (await nobody), password);
  return right && passwordHash !== null;
};
