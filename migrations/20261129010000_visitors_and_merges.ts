import { Migration } from '@mikro-orm/migrations';

/** Tables of files, which visitors of the public page see nothing of. */
const tables = ['list_exports', 'patient_imports'];

export class Migration20261129010000_visitors_and_merges extends Migration {
  override name = 'Migration20261129010000_visitors_and_merges';

  override up(): void | Promise<void> {
    for (const table of tables)
      this.addSql(
        `create policy "visitors" on "clinic"."${table}" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()));`,
      );
    this.addSql(
      `create trigger "keep_merged" after insert or update of patient_id on "clinic"."import_rows" for each row execute function security.keep_merged();`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop trigger "keep_merged" on "clinic"."import_rows";`);
    for (const table of tables) this.addSql(`drop policy "visitors" on "clinic"."${table}";`);
  }
}
