import { Migration } from '@mikro-orm/migrations';

const fn = 'security.clinics_with_mail()';

export class Migration20261121151000_mail_of_all_clinics extends Migration {
  override up(): void {
    // Which clinics there are is the platform's to know; the role that serves one clinic knows of no other.
    this.addSql(`revoke execute on function ${fn} from medflow_app`);
    this.addSql(`grant execute on function ${fn} to medflow_platform`);
  }

  override down(): void {
    this.addSql(`revoke execute on function ${fn} from medflow_platform`);
    this.addSql(`grant execute on function ${fn} to medflow_app`);
  }
}
