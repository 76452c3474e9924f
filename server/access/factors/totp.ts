import { generateSecret, generateURI, verify } from 'otplib';

export const newSecret = (): string => generateSecret();

/** What an authenticator app reads from the QR code. */
export const addressOf = (email: string, secret: string): string =>
  generateURI({ issuer: 'MedFlow', label: email, secret });

/** The 30-second step that a code belongs to, of the present one and its neighbours; null when it fits none of them. */
export const stepOf = async (secret: string, code: string): Promise<number | null> => {
  if (!/^\d{6}$/.test(code)) return null;
  const result = await verify({ secret, token: code, epochTolerance: 30 });
  return result.valid && 'timeStep' in result ? result.timeStep : null;
};
