import { hash, verify } from '@node-rs/argon2';

/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. Argon2id is the library's default. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** An é is typed as one sign on one keyboard and as two on another, and is one letter of a password (K18). */
const oneForm = (password: string): string => password.normalize('NFKC');

/** Takes as long as checking one, so whatever happens beside it does not tell by its duration what it was (A4). */
export const hashPassword = (password: string): Promise<string> => hash(oneForm(password), COST);

/** Also for hashes of a time when a password was hashed as it was typed; how often it looks depends on what is typed alone. */
export const passwordFits = async (passwordHash: string, password: string): Promise<boolean> => {
  const fits = await verify(passwordHash, oneForm(password));
  return password === oneForm(password) ? fits : (await verify(passwordHash, password)) || fits;
};
