import { randomBytes } from 'node:crypto';

/** 256 random bits (S35). */
const FORM = /^[\w-]{43}$/;

export const newFeedToken = (): string => randomBytes(32).toString('base64url');

export const isFeedToken = (text: string): boolean => FORM.test(text);

export const feedPath = (token: string): string => `/feeds/${token}.ics`;
