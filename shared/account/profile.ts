import { z } from 'zod';
import { languages } from '../i18n/languages.ts';
import { Line, OptionalLine, Version } from '../scalars.ts';

/** What members may change of themselves in a clinic: the name. Role, facilities and status are others' to give. */
export const NameChange = z.strictObject({
  title: OptionalLine(40),
  firstName: Line(100),
  lastName: Line(100),
  version: Version,
});

/** Who somebody is in this clinic, for themselves. */
export const Profile = z.object({
  version: z.int(),
  email: z.string(),
  title: z.string().nullable().default(null),
  firstName: z.string(),
  lastName: z.string(),
});

/** What one wants to read, in whichever browser one signs in. */
export const LanguageChoice = z.strictObject({ language: z.enum(languages) });
