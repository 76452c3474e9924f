import type { MikroORM, SqlEntityManager } from '@mikro-orm/postgresql';
import { StartupError } from '../../../startup-error.ts';

/** The migrations up to 1ab0732, which were written anew as four before the first release. */
const former = [
  '20261121000100_security',
  '20261121000200_clinic_records',
  '20261121000300_patient_search',
  '20261121000400_clinic_life',
  '20261121000500_platform',
  '20261121000600_facility_scope',
  '20261121092842_one_time_tokens',
  '20261121093743_second_factors',
  '20261121094958_plans_and_life',
  '20261121095724_api_tokens',
  '20261121100729_invitations',
  '20261121142901_proofs',
  '20261121150100_owner_invitation',
  '20261121151000_mail_of_all_clinics',
  '20261121152000_settings',
  '20261121153000_erased_tokens',
  '20261121172600_refused_by_policy',
  '20261121173547_sealed_mails',
  '20261121180132_scope_in_order',
];

/** What made the same schema as all of those. */
const successors = [
  '20261128000100_security',
  '20261128000200_platform',
  '20261128000300_identity',
  '20261128000400_clinic',
];

/**
 * Records the migrations of today in the place of the former ones, when a database has all of these; whether it is what
 * they make is for the caller to compare. Answers whether it did. A database that has some of them is left as it is, and
 * the StartupError says what to do first.
 */
export const replaceFormer = async (orm: MikroORM, em: SqlEntityManager): Promise<boolean> => {
  const executed = new Set((await orm.migrator.getExecuted()).map(({ name }) => name));
  const missing = former.filter(name => !executed.has(name));
  if (missing.length === former.length) return false;
  if (missing.length > 0)
    throw new StartupError(
      `This database was made by an earlier MedFlow and lacks ${missing.length} of its migrations, the first of them ${missing[0]}. ` +
        'Nothing was changed. Bring it up to date with the version of commit 1ab0732 first ("npm run medflow -- db up" there), and then with this one.',
    );
  const storage = orm.migrator.getStorage();
  const transaction = em.getTransactionContext();
  for (const name of former) await storage.unlogMigration({ name }, transaction);
  for (const name of successors) await storage.logMigration({ name }, transaction);
  return true;
};
