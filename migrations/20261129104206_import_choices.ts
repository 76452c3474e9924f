import { Migration } from '@mikro-orm/migrations';

export class Migration20261129104206_import_choices extends Migration {
  override name = 'Migration20261129104206_import_choices';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "clinic"."patient_imports" drop column "also_alike", add "is_ambiguous" boolean not null default false, add "reading" int not null default 0, add "empties" text[] not null default '{}', add "changing" int not null default 0, add "left_out" int not null default 0, add "changed" int not null default 0, add "restored" int not null default 0;`,
    );

    this.addSql(`alter table "clinic"."import_rows" drop constraint "import_rows_once";`);
    this.addSql(`alter table "clinic"."import_rows" drop constraint "import_rows_outcome_known";`);
    this.addSql(
      `alter table "clinic"."import_rows" add "reading" int not null default 0, add "is_ascii" boolean not null default true, add "choice" text null, add "whom" uuid null, add "whom_version" int null, add "differences" jsonb null, add "is_kept" boolean null;`,
    );
    this.addSql(`comment on column "clinic"."import_rows"."differences" is 'protected health information';`);
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_once" unique ("tenant_id", "import_id", "reading", "number");`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_choice_known" check (choice in ('patient', 'new', 'leaveOut'));`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_outcome_known" check (outcome in ('new', 'changes', 'known', 'alike', 'leftOut', 'faulty'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "clinic"."import_rows" drop constraint "import_rows_once";`);
    this.addSql(`alter table "clinic"."import_rows" drop constraint "import_rows_choice_known";`);
    this.addSql(`alter table "clinic"."import_rows" drop constraint "import_rows_outcome_known";`);
    // Only the last reading of a file counted, and there were fewer outcomes.
    this.addSql('alter table clinic.import_rows no force row level security');
    this.addSql('alter table clinic.patient_imports no force row level security');
    this.addSql(
      'delete from clinic.import_rows r using clinic.patient_imports i where i.tenant_id = r.tenant_id and i.id = r.import_id and i.reading <> r.reading',
    );
    this.addSql(
      `update clinic.import_rows set outcome = case outcome when 'changes' then 'known' else 'alike' end where outcome in ('changes', 'leftOut')`,
    );
    this.addSql('alter table clinic.import_rows force row level security');
    this.addSql('alter table clinic.patient_imports force row level security');
    this.addSql(
      `alter table "clinic"."import_rows" drop column "reading", drop column "is_ascii", drop column "choice", drop column "whom", drop column "whom_version", drop column "differences", drop column "is_kept";`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_once" unique ("tenant_id", "import_id", "number");`,
    );
    this.addSql(
      `alter table "clinic"."import_rows" add constraint "import_rows_outcome_known" check (outcome in ('new', 'known', 'alike', 'faulty'));`,
    );

    this.addSql(
      `alter table "clinic"."patient_imports" drop column "reading", drop column "empties", drop column "changing", drop column "left_out", drop column "changed", drop column "restored", drop column "is_ambiguous", add "also_alike" boolean not null default false;`,
    );
  }
}
