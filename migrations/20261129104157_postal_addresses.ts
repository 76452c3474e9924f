import { Migration } from '@mikro-orm/migrations';
import { countryOf } from '../shared/countries.ts';

/** ISO 3166-1, as of this migration. */
const codes =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
  CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
  GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
  KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
  NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
  SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
  VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/);
const known = `country in (${codes.map(code => `'${code}'`).join(', ')})`;

const CODE = '^[0-9A-Za-z][0-9A-Za-z -]*$';

interface Located {
  id: string;
  locale: string;
}

/** In one text; the country where it is not the clinic's. */
const asText = `concat_ws(', ', a.lines,
  nullif(case when a.country in ('AU', 'CA', 'GB', 'GG', 'IE', 'IM', 'IN', 'JE', 'NZ', 'PR', 'SG', 'US', 'ZA')
    then concat_ws(' ', a.city, a.region, a.postal_code) else concat_ws(' ', a.postal_code, a.city, a.region) end, ''),
  case when a.country <> c.country then a.country end)`;

/** The one in use today comes first, or else the last that was. */
const inUse = `a.is_primary and a.deleted_at is null and a.kind in ('home', 'temporary')
  order by a.tenant_id, %owner coalesce(a.valid_from <= current_date, true) and coalesce(a.valid_to >= current_date, true) desc,
    a.kind = 'temporary' desc, a.valid_from desc nulls last`;

const countriesOf = `jsonb_to_recordset(?::jsonb) c (id uuid, country text)`;

export class Migration20261129104157_postal_addresses extends Migration {
  override name = 'Migration20261129104157_postal_addresses';

  override async up(): Promise<void> {
    await this.execute(
      `create table "clinic"."clinic_addresses" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "kind" text not null, "lines" text not null, "postal_code" text null, "city" text null, "region" text null, "country" text not null, "valid_from" date null, "valid_to" date null, "is_primary" boolean not null, primary key ("tenant_id", "id"))`,
    );
    await this.execute(
      `create index "clinic_addresses_tenant_id_created_at_id_index" on "clinic"."clinic_addresses" ("tenant_id", "created_at", "id")`,
    );

    await this.execute(
      `create table "clinic"."facility_addresses" ("tenant_id" uuid not null, "id" uuid not null default uuid_generate_v4(), "created_at" timestamptz(3) not null default now(), "created_by" uuid null, "updated_at" timestamptz(3) not null default now(), "updated_by" uuid null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, "version" int not null default 1, "facility_id" uuid not null, "kind" text not null, "lines" text not null, "postal_code" text null, "city" text null, "region" text null, "country" text not null, "valid_from" date null, "valid_to" date null, "is_primary" boolean not null, primary key ("tenant_id", "id"))`,
    );
    await this.execute(
      `create index "facility_addresses_tenant_id_facility_id_created_at_id_index" on "clinic"."facility_addresses" ("tenant_id", "facility_id", "created_at", "id")`,
    );

    // In every clinic, and without an entry: nobody changed anything but how it is kept.
    await this.quietly(['patient_addresses'], async () => {
      await this.execute(`update clinic.patient_addresses set lines = lines || E'\\n' || postal_code, postal_code = null
        where postal_code !~ '${CODE}'`);
      await this.execute(`update clinic.patient_addresses set country = 'US' where not (${known})`);
    });

    await this.execute(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_country_known" check (${known})`,
    );
    await this.execute(
      `alter table "clinic"."patient_addresses" add constraint "patient_addresses_postal_code" check (postal_code ~ '^[0-9A-Za-z][0-9A-Za-z -]*$')`,
    );

    await this.execute(
      `alter table "clinic"."clinic_addresses" add constraint "clinic_addresses_kind_known" check (kind in ('home', 'postal', 'billing', 'temporary'))`,
    );
    await this.execute(
      `alter table "clinic"."clinic_addresses" add constraint "clinic_addresses_country_known" check (${known})`,
    );
    await this.execute(
      `alter table "clinic"."clinic_addresses" add constraint "clinic_addresses_postal_code" check (postal_code ~ '^[0-9A-Za-z][0-9A-Za-z -]*$')`,
    );
    await this.execute(
      `alter table "clinic"."clinic_addresses" add constraint "clinic_addresses_in_order" check (valid_to >= valid_from)`,
    );
    await this.execute(
      `alter table "clinic"."clinic_addresses" add constraint "clinic_addresses_one_primary" exclude using gist (tenant_id with =, kind with =, daterange(valid_from, valid_to, '[]') with &&) where (is_primary and deleted_at is null) deferrable initially deferred`,
    );
    await this.execute(
      `create trigger "keep_creation" before update on "clinic"."clinic_addresses" for each row execute function security.keep_creation()`,
    );
    await this.execute(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."clinic_addresses" deferrable initially deferred for each row execute function security.require_audit('ClinicAddress')`,
    );
    await this.execute(`alter table "clinic"."clinic_addresses" enable row level security`);
    await this.execute(`alter table "clinic"."clinic_addresses" force row level security`);
    await this.execute(
      `create policy "tenant_isolation" on "clinic"."clinic_addresses" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()))`,
    );
    await this.execute(
      `create policy "visitors" on "clinic"."clinic_addresses" as restrictive using (not (select security.is_visitor())) with check (not (select security.is_visitor()))`,
    );
    await this.execute(
      `create policy "due" on "clinic"."clinic_addresses" for select to "medflow_owner" using ((select security.seeks_work()))`,
    );

    await this.execute(
      `alter table "clinic"."facility_addresses" add constraint "facility_addresses_tenant_id_facility_id_foreign" foreign key ("tenant_id", "facility_id") references "clinic"."facilities" ("tenant_id", "id") on update no action on delete no action`,
    );
    await this.execute(
      `alter table "clinic"."facility_addresses" add constraint "facility_addresses_kind_known" check (kind in ('home', 'postal', 'billing', 'temporary'))`,
    );
    await this.execute(
      `alter table "clinic"."facility_addresses" add constraint "facility_addresses_country_known" check (${known})`,
    );
    await this.execute(
      `alter table "clinic"."facility_addresses" add constraint "facility_addresses_postal_code" check (postal_code ~ '^[0-9A-Za-z][0-9A-Za-z -]*$')`,
    );
    await this.execute(
      `alter table "clinic"."facility_addresses" add constraint "facility_addresses_in_order" check (valid_to >= valid_from)`,
    );
    await this.execute(
      `alter table "clinic"."facility_addresses" add constraint "facility_addresses_one_primary" exclude using gist (tenant_id with =, facility_id with =, kind with =, daterange(valid_from, valid_to, '[]') with &&) where (is_primary and deleted_at is null) deferrable initially deferred`,
    );
    await this.execute(
      `create trigger "keep_creation" before update on "clinic"."facility_addresses" for each row execute function security.keep_creation()`,
    );
    await this.execute(
      `create constraint trigger "require_audit" after insert or update or delete on "clinic"."facility_addresses" deferrable initially deferred for each row execute function security.require_audit('FacilityAddress')`,
    );
    await this.execute(`alter table "clinic"."facility_addresses" enable row level security`);
    await this.execute(`alter table "clinic"."facility_addresses" force row level security`);
    await this.execute(
      `create policy "tenant_isolation" on "clinic"."facility_addresses" using (tenant_id = (select security.current_tenant())) with check (tenant_id = (select security.writable_tenant()))`,
    );
    await this.execute(
      `create policy "facility_scope" on "clinic"."facility_addresses" as restrictive using (case when (select security.public_scope()) is null then true else facility_id = any ((select security.public_scope())::uuid[]) end) with check (case when (select security.facility_scope()) is null then true else facility_id = any ((select security.facility_scope())::uuid[]) end)`,
    );

    // Last: what is asked of rows is asked of these as well.
    await this.quietly(['facilities', 'clinic_addresses', 'facility_addresses'], async () => {
      await this.execute(
        `insert into clinic.facility_addresses (tenant_id, facility_id, created_at, updated_at, kind, lines, country, is_primary)
         select f.tenant_id, f.id, f.created_at, f.created_at, 'home', f.address, c.country, true
         from clinic.facilities f join ${countriesOf} on c.id = f.tenant_id where f.address is not null`,
        [await this.countries()],
      );
      await this.execute(
        `insert into clinic.clinic_addresses (tenant_id, created_at, updated_at, kind, lines, country, is_primary)
         select l.id, l.created_at, l.created_at, 'home', l.address, c.country, true
         from platform.clinics l join ${countriesOf} on c.id = l.id where l.address is not null`,
        [await this.countries()],
      );
    });
    await this.execute(`alter table "clinic"."facilities" drop column "address"`);

    await this.execute(`alter table "platform"."clinics" drop column "address"`);
  }

  override async down(): Promise<void> {
    await this.execute(`alter table "clinic"."facilities" add "address" text null`);
    await this.execute(`alter table "platform"."clinics" add "address" text null`);
    await this.quietly(['facilities', 'clinic_addresses', 'facility_addresses'], async () => {
      await this.execute(
        `update clinic.facilities f set address = t.text from (
           select distinct on (a.tenant_id, a.facility_id) a.tenant_id, a.facility_id, ${asText} as text
           from clinic.facility_addresses a join ${countriesOf} on c.id = a.tenant_id
           where ${inUse.replace('%owner', 'a.facility_id,')}
         ) t where t.tenant_id = f.tenant_id and t.facility_id = f.id`,
        [await this.countries()],
      );
      await this.execute(
        `update platform.clinics l set address = t.text from (
           select distinct on (a.tenant_id) a.tenant_id, ${asText} as text
           from clinic.clinic_addresses a join ${countriesOf} on c.id = a.tenant_id
           where ${inUse.replace('%owner', '')}
         ) t where t.tenant_id = l.id`,
        [await this.countries()],
      );
    });
    await this.execute(`drop table if exists "clinic"."clinic_addresses" cascade`);
    await this.execute(`drop table if exists "clinic"."facility_addresses" cascade`);

    await this.execute(
      `alter table "clinic"."patient_addresses" drop constraint "patient_addresses_country_known"`,
    );
    await this.execute(
      `alter table "clinic"."patient_addresses" drop constraint "patient_addresses_postal_code"`,
    );
  }

  private async countries(): Promise<string> {
    const clinics = (await this.execute('select id, locale from platform.clinics')) as Located[];
    return JSON.stringify(clinics.map(({ id, locale }) => ({ id, country: countryOf(locale) })));
  }

  /** Policies show the owner no row, and triggers ask for the entries of changes. */
  private async quietly(tables: string[], move: () => Promise<void>): Promise<void> {
    for (const table of tables)
      await this.execute(`alter table clinic.${table} no force row level security, disable trigger user`);
    await move();
    for (const table of tables)
      await this.execute(`alter table clinic.${table} force row level security, enable trigger user`);
  }
}
