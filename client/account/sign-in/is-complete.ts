/** Whether there is something to check; what it must look like the server knows, and its sentences come to the fields. */
export const isComplete = {
  email: (text: string) => (text.trim() ? null : 'Please enter your e-mail address.'),
  password: (text: string) => (text ? null : 'Please enter your password.'),
};
