/** One sentence whatever was wrong, so that nobody learns which addresses have an account or work here. */
export const WRONG = 'E-mail or password is wrong.';

export const WRONG_CODE = 'This code is wrong or was used already.';
