import { hashPassword } from '../../access/accounts/passwords.ts';

const hashes = new Map<string, Promise<string>>();

/**
 * The hash of a password that many made-up people share, worked out once, because each takes as long as a sign-in. Not
 * for a real person's: equal hashes tell who has the same password.
 */
export const sharedHash = (password: string): Promise<string> => {
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  return hash;
};
