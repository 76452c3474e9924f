import { describe, expect, test } from 'vitest';
import { AnyDefinition, type FormDefinition } from '../../shared/clinic/forms/definition.ts';
import { admit, as, clinic, sqlAs, type TestClinic } from '../world/world.ts';

const admin = await sqlAs('admin');

const draftOf = (fields: Record<string, unknown>[], signers: string[] = []): FormDefinition =>
  AnyDefinition.parse({ signers, sections: [{ key: 'only', title: 'Only', fields }] });
const line = (key: string, more = {}) => ({ key, type: 'line', label: `Field ${key}`, ...more });

type Caller = Awaited<ReturnType<typeof as>>;

const published = async (caller: Caller, draft: FormDefinition, name = crypto.randomUUID()) => {
  const { id, version } = await caller.forms.create({ name, draft });
  return caller.forms.publish({ id, version });
};

/** A form with two fields that is filled in about a patient, by three people. */
const filling = async (
  draft = draftOf([line('a'), line('b', { isRequired: true })], ['provider', 'admin']),
) => {
  const ours = await clinic();
  const [lead, doctor, desk] = [await as(ours, 'admin'), await as(ours, 'provider'), await as(ours, 'staff')];
  const form = await published(lead, draft);
  const { id: patientId } = await admit(ours);
  const begun = { patientId, formId: form.id };
  const { id } = await doctor.filledForms.begin(begun);
  const seen = () => doctor.filledForms.get({ id });
  return { ours, lead, doctor, desk, form, patientId, id, seen };
};
type Filling = Awaited<ReturnType<typeof filling>>;

const valuesOf = async ({ seen }: Filling) =>
  Object.fromEntries((await seen()).answers.map(({ field, value }) => [field, value]));

describe('CLI-5: a form and its versions', () => {
  test('FM1: a published version never changes, whoever asks; a new draft is made from it', async () => {
    const caller = await as(await clinic(), 'admin');
    const form = await published(caller, draftOf([line('a')]));
    expect(form).toMatchObject({ latest: 1, hasDraft: false, draft: null });
    await expect(caller.forms.publish({ id: form.id, version: form.version })).rejects.toThrow('no draft');

    const drafted = await caller.forms.beginDraft({ id: form.id, version: form.version });
    expect(drafted.draft).toEqual(form.published);
    const changed = { ...drafted, draft: draftOf([line('a', { label: 'Another wording' })]) };
    const { id, version } = await caller.forms.update({
      id: form.id,
      version: drafted.version,
      draft: changed.draft,
    });
    expect(await caller.forms.get({ id })).toMatchObject({ published: form.published, latest: 1 });
    await caller.forms.publish({ id, version });
    expect(await caller.forms.definition({ id, number: 1 })).toMatchObject({ definition: form.published });
    expect(await caller.forms.definition({ id, number: 2 })).toMatchObject({ definition: changed.draft });

    for (const change of [`definition = '{}'`, 'number = 7', 'deleted_at = now()'])
      await expect(
        admin.query(`update clinic.form_versions set ${change} where form_id = $1`, [id]),
      ).rejects.toMatchObject({ constraint: 'keep_form_version' });
  });

  test('FM9: of two who build at once the second is told; FM10: a draft can be thrown away, and any version taken up again', async () => {
    const caller = await as(await clinic(), 'admin');
    const { id, version } = await caller.forms.create({ name: 'Twice', draft: draftOf([line('a')]) });
    await caller.forms.update({ id, version, draft: draftOf([line('b')]) });
    await expect(caller.forms.update({ id, version, draft: draftOf([line('c')]) })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const first = await caller.forms.publish({ id, version: version + 1 });
    const drafted = await caller.forms.beginDraft({ id, version: first.version, from: 1 });
    await expect(caller.forms.beginDraft({ id, version: drafted.version })).rejects.toThrow(
      'has a draft already',
    );
    expect(await caller.forms.update({ id, version: drafted.version, draft: null })).toMatchObject({
      hasDraft: false,
    });
  });

  test('FM8 FM5: a draft with a circle is refused with words, and a version that changes the kind of a field', async () => {
    const caller = await as(await clinic(), 'admin');
    const asks = (field: string) => ({
      shownIf: { match: 'all', conditions: [{ field, operator: 'answered' }] },
    });
    const circle = draftOf([line('a', asks('b')), line('b', asks('a'))]);
    await expect(caller.forms.create({ name: 'Circle', draft: circle })).rejects.toThrow(
      /shown by one another/,
    );
    const form = await published(caller, draftOf([line('a')]));
    const { id, version } = await caller.forms.beginDraft({ id: form.id, version: form.version });
    const next = await caller.forms.update({ id, version, draft: draftOf([line('a', { type: 'date' })]) });
    await expect(caller.forms.publish({ id, version: next.version })).rejects.toThrow(
      /answers of another kind/,
    );
  });

  test('are built by those who lead the clinic, and read by whoever fills them in', async () => {
    const ours = await clinic();
    const { id } = await published(await as(ours, 'admin'), draftOf([line('a')]));
    for (const role of ['provider', 'staff'] as const) {
      const caller = await as(ours, role);
      expect(await caller.forms.get({ id })).toMatchObject({ latest: 1 });
      await expect(caller.forms.create({ name: 'Mine' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    await expect((await as(ours, 'auditor')).forms.get({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('CLI-5: filling in', () => {
  test('FM28 FM40: two in different fields lose nothing, and each answer has its person', async () => {
    const world = await filling();
    const { doctor, desk, id } = world;
    await Promise.all([
      doctor.filledForms.save({ id, field: 'a', value: 'one' }),
      desk.filledForms.save({ id, field: 'b', value: 'two' }),
    ]);
    expect(await valuesOf(world)).toEqual({ a: 'one', b: 'two' });
    const { contributors, answers } = await world.seen();
    expect(contributors.map(({ answers: count }) => count)).toEqual([1, 1]);
    expect(new Set(answers.map(({ by }) => by)).size).toBe(2);
  });

  test('FM29: two in one field are both kept; somebody takes the rival, and each stays in the history', async () => {
    const world = await filling();
    const { doctor, desk, lead, id } = world;
    const first = await doctor.filledForms.save({ id, field: 'a', value: 'mine' });
    expect(first).toMatchObject({ outcome: 'saved', answer: { value: 'mine' }, rivals: [] });
    const second = await desk.filledForms.save({ id, field: 'a', value: 'theirs' });
    expect(second).toMatchObject({
      outcome: 'rival',
      answer: { value: 'mine' },
      rivals: [{ value: 'theirs' }],
    });
    // Three people, and one who goes on typing has one rival.
    await lead.filledForms.save({ id, field: 'a', value: 'third' });
    await desk.filledForms.save({ id, field: 'a', value: 'theirs, longer' });
    const { rivals } = await world.seen();
    expect(rivals.map(({ value }) => value)).toEqual(['third', 'theirs, longer']);

    const [third, longer] = rivals.map(({ revision }) => revision);
    await doctor.filledForms.settle({ id, field: 'a', revision: Number(third), take: false });
    const taken = await doctor.filledForms.settle({ id, field: 'a', revision: Number(longer), take: true });
    expect(taken).toMatchObject({ answer: { value: 'theirs, longer' }, rivals: [] });
    await expect(
      doctor.filledForms.settle({ id, field: 'a', revision: Number(longer), take: true }),
    ).rejects.toThrow('decided about this answer already');
    const { items } = await doctor.filledForms.history({ id, field: 'a' });
    expect(items.map(({ value }) => value)).toEqual([
      'theirs, longer',
      'theirs, longer',
      'third',
      'theirs',
      'mine',
    ]);
  });

  test('FM37 FM45: the same said twice is one answer, and no question', async () => {
    const { doctor, desk, id, seen } = await filling();
    const { revision } = await doctor.filledForms.save({ id, field: 'a', value: 'same' });
    expect(await desk.filledForms.save({ id, field: 'a', value: ' same ' })).toMatchObject({
      outcome: 'same',
      revision,
    });
    expect((await seen()).rivals).toEqual([]);
  });

  test('FM28: thirty answers at once to three fields: every value was typed, and every one is kept', async () => {
    const world = await filling(draftOf([line('a'), line('b'), line('c')]));
    const { doctor, desk, lead, id } = world;
    const typed = Array.from({ length: 30 }, (_, n) => ({
      caller: [doctor, desk, lead][n % 3] ?? doctor,
      field: 'abc'[n % 3] ?? 'a',
      value: `typed ${n}`,
    }));
    const said = await Promise.all(
      typed.map(({ caller, ...answer }) => caller.filledForms.save({ id, ...answer })),
    );
    expect(said.every(Boolean)).toBe(true);
    const { rows } = await admin.query(
      'select field, standing, revision from clinic.form_answers where filled_form_id = $1',
      [id],
    );
    expect(rows).toHaveLength(30);
    expect(new Set(rows.map(({ revision }) => revision)).size).toBe(30);
    const values: { field: string; standing: string }[] = rows.filter(({ standing }) => standing === 'value');
    expect(values).toHaveLength(3);
    expect(new Set(values.map(({ field }) => field))).toEqual(new Set(['a', 'b', 'c']));
    expect(await valuesOf(world)).toEqual({
      a: expect.stringMatching(/^typed/),
      b: expect.stringMatching(/^typed/),
      c: expect.stringMatching(/^typed/),
    });
  }, 120_000);

  test('FM18 FM19: the server refuses what the page would, and keeps what was there', async () => {
    const world = await filling(draftOf([line('a'), { ...line('n'), type: 'number', max: 10 }]));
    const { doctor, id } = world;
    await doctor.filledForms.save({ id, field: 'n', value: 7 });
    for (const value of [11, 'seven', true, ['x']])
      await expect(doctor.filledForms.save({ id, field: 'n', value, base: 1 })).rejects.toThrow(/\w/);
    await expect(doctor.filledForms.save({ id, field: 'gone', value: 'x' })).rejects.toThrow(
      /does not ask that/,
    );
    expect(await valuesOf(world)).toEqual({ n: 7 });
  });

  test('FM23 CR51: what was entered is what is read, letter by letter', async () => {
    const world = await filling(draftOf([{ ...line('t'), type: 'text' }]));
    const text = `a\tb\n\n<b>&amp; “quoted” 'x' 🙂 שלום ${'long '.repeat(3000)}end`;
    await world.doctor.filledForms.save({ id: world.id, field: 't', value: text });
    expect(await valuesOf(world)).toEqual({ t: text });
  });

  test('PHI-1 CR53: no word of it is in the database or its trails; every look leaves an entry', async () => {
    const world = await filling();
    const { doctor, id, patientId, ours } = world;
    const word = `secret${crypto.randomUUID()}`;
    await doctor.filledForms.save({ id, field: 'a', value: word });
    await doctor.filledForms.comment({ id, field: 'a', text: word });
    await doctor.filledForms.lock({ id, reason: word });
    const { rows } = await admin.query(
      `select (select count(*) from clinic.audit_entries a where a.tenant_id = $1 and a.changes::text like $2)
        + (select count(*) from clinic.form_answers t where t.tenant_id = $1 and t::text like $2)
        + (select count(*) from clinic.form_comments t where t.tenant_id = $1 and t::text like $2)
        + (select count(*) from clinic.form_steps t where t.tenant_id = $1 and t::text like $2) as found`,
      [ours.id, `%${word}%`],
    );
    expect(Number(rows[0].found)).toBe(0);
    const looks = async () =>
      Number(
        (
          await admin.query(
            'select count(*) as n from clinic.access_entries where tenant_id = $1 and $2 = any (patient_ids)',
            [ours.id, patientId],
          )
        ).rows[0].n,
      );
    const before = await looks();
    await world.seen();
    await doctor.filledForms.list({ patientId });
    await doctor.filledForms.history({ id, field: 'a' });
    expect(await looks()).toBe(before + 3);
  });
});

describe('CLI-5 FM2: a new version while somebody fills in', () => {
  const publishNext = async ({ lead, form }: Filling, draft: FormDefinition) => {
    const drafted = await lead.forms.beginDraft({ id: form.id, version: form.version });
    const { id, version } = await lead.forms.update({ id: form.id, version: drafted.version, draft });
    return lead.forms.publish({ id, version });
  };

  test('leaves the form with its own; moving it is a step of its own, loses nothing, and can be undone', async () => {
    const world = await filling();
    const { doctor, id } = world;
    await doctor.filledForms.save({ id, field: 'a', value: 'kept' });
    await publishNext(world, draftOf([line('b'), line('c', { isRequired: true })], ['provider']));
    expect(await world.seen()).toMatchObject({ number: 1, latest: 2 });
    // Whoever was filling in goes on.
    await doctor.filledForms.save({ id, field: 'a', value: 'still kept', base: 1 });

    const moved = await doctor.filledForms.move({ id, number: 2 });
    expect(moved).toMatchObject({ number: 2, steps: [{ kind: 'moved' }] });
    expect(await valuesOf(world)).toEqual({ a: 'still kept' });
    await expect(doctor.filledForms.save({ id, field: 'a', value: 'x', base: 2 })).rejects.toThrow(
      /does not ask that/,
    );
    await expect(doctor.filledForms.move({ id, number: 9 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await doctor.filledForms.move({ id, number: 1 })).toMatchObject({ number: 1 });
    expect(await valuesOf(world)).toEqual({ a: 'still kept' });
  });

  test('a form in the trash is read all the same by what was filled in with it', async () => {
    const { lead, form, seen } = await filling();
    await lead.forms.trash({ id: form.id, version: form.version });
    expect(await seen()).toMatchObject({ name: form.name, number: 1 });
  });
});

describe('CLI-5: lock and sign-off', () => {
  const complete = async ({ doctor, id }: Filling) => {
    const { revision } = await doctor.filledForms.save({ id, field: 'b', value: 'said' });
    return revision;
  };

  test('FM6: what is missing keeps nobody from saving, and from signing, by name', async () => {
    const { doctor, id } = await filling();
    const { revision } = await doctor.filledForms.save({ id, field: 'a', value: 'x' });
    await expect(doctor.filledForms.sign({ id, revision })).rejects.toThrow('please fill in: Field b');
  });

  test('FM49: each role signs, by a person of its own; with the last the form is locked', async () => {
    const world = await filling();
    const { doctor, desk, lead, id, ours } = world;
    const revision = await complete(world);
    await expect(desk.filledForms.sign({ id, revision })).rejects.toThrow('in other roles');
    await expect((await as(ours, 'owner')).filledForms.sign({ id, revision })).rejects.toThrow(
      'in other roles',
    );
    expect(await doctor.filledForms.sign({ id, revision })).toMatchObject({ status: 'open' });
    await expect(doctor.filledForms.sign({ id, revision })).rejects.toThrow('signed these answers already');
    expect(await lead.filledForms.sign({ id, revision })).toMatchObject({
      status: 'signed',
      steps: [
        { role: 'admin', counts: true },
        { role: 'provider', counts: true },
      ],
    });
  });

  test('FM50: what is signed is locked in the database, for whichever statement', async () => {
    const world = await filling();
    const { doctor, lead, id } = world;
    const revision = await complete(world);
    const { version } = await doctor.filledForms.sign({ id, revision });
    const signed = await lead.filledForms.sign({ id, revision });
    expect(signed.version).toBeGreaterThan(version);
    for (const attempt of [
      () => doctor.filledForms.save({ id, field: 'a', value: 'x' }),
      () => doctor.filledForms.comment({ id, field: 'a', text: 'x' }),
      () => doctor.filledForms.move({ id, number: 1 }),
      () => lead.filledForms.trash({ id, version: signed.version }),
    ])
      await expect(attempt()).rejects.toThrow(/signed/);
    const statements = [
      'update clinic.form_answers set standing = $2 where filled_form_id = $1',
      'update clinic.filled_forms set deleted_at = now() where id = $1 and $2 <> $3',
      'update clinic.filled_forms set status = $3 where id = $1 and $2 <> $3',
    ];
    for (const statement of statements)
      await expect(
        admin.query(statement, statement.includes('$3') ? [id, 'past', 'open'] : [id, 'past']),
      ).rejects.toMatchObject({ constraint: 'keep_signed' });
  });

  test('FM47 FM48: a changed answer ends a signature, saving the same does not; what changed since is told', async () => {
    const world = await filling();
    const { doctor, desk, lead, id } = world;
    const revision = await complete(world);
    await doctor.filledForms.sign({ id, revision });
    await desk.filledForms.save({ id, field: 'b', value: 'said', base: revision });
    expect(await world.seen()).toMatchObject({ steps: [{ counts: true }], changedSince: [] });
    const changed = await desk.filledForms.save({ id, field: 'b', value: 'said otherwise', base: revision });
    expect(await world.seen()).toMatchObject({ steps: [{ counts: false }], changedSince: ['b'] });
    // FM52: what the other one saw is not what is there.
    await expect(lead.filledForms.sign({ id, revision })).rejects.toThrow('since you looked');
    expect(await lead.filledForms.sign({ id, revision: changed.revision })).toMatchObject({ status: 'open' });
  });

  test('FM53 FM48: unlocking leaves a reason, is for those who lead, and all sign again', async () => {
    const world = await filling();
    const { doctor, lead, desk, id } = world;
    const revision = await complete(world);
    await doctor.filledForms.sign({ id, revision });
    await lead.filledForms.sign({ id, revision });
    await expect(doctor.filledForms.unlock({ id, reason: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const opened = await lead.filledForms.unlock({ id, reason: 'The date was wrong' });
    expect(opened).toMatchObject({
      status: 'open',
      steps: [{ kind: 'unlocked', reason: 'The date was wrong' }, { counts: false }, { counts: false }],
    });
    await desk.filledForms.lock({ id, reason: 'In court' });
    await expect(doctor.filledForms.save({ id, field: 'a', value: 'x' })).rejects.toThrow(/locked/);
  });

  test('FM52: a signature and a writer at once: either it is of what was read, or there is none', async () => {
    const world = await filling(draftOf([line('b')], ['provider', 'admin']));
    const { doctor, desk, id } = world;
    let base = 0;
    for (let round = 0; round < 10; round++) {
      const { revision } = await world.seen();
      const [signed, saved] = await Promise.allSettled([
        doctor.filledForms.sign({ id, revision }),
        desk.filledForms.save({ id, field: 'b', value: `round ${round}`, base }),
      ]);
      if (saved.status === 'rejected') throw saved.reason;
      base = saved.value.revision;
      const { steps, revision: now } = await world.seen();
      expect(now).toBe(revision + 1);
      expect(steps.filter(({ counts }) => counts)).toEqual([]);
      expect(steps.some(step => step.revision === revision)).toBe(signed.status === 'fulfilled');
    }
  }, 120_000);

  test('FM53: a comment belongs to its field, and answering one ends none of another', async () => {
    const { doctor, desk, id } = await filling();
    await doctor.filledForms.comment({ id, field: 'a', text: 'Really?' });
    const { comments } = await desk.filledForms.comment({ id, field: 'a', text: 'Yes.' });
    const settled = await doctor.filledForms.settleComment({ id, comment: String(comments[0]?.id) });
    expect(settled.comments.map(({ text, settledAt }) => [text, settledAt !== null])).toEqual([
      ['Yes.', true],
      ['Really?', false],
    ]);
  });
});

describe('CLI-4: a placement', () => {
  const place = async (ours: TestClinic, more = {}) => {
    const { id: patientId } = await admit(ours);
    return { patientId, place: 'Haus am See', startsOn: '2026-03-01', ...more };
  };

  test('is filled in by the form of the product, which the clinic may make a version of', async () => {
    const ours = await clinic();
    const [lead, doctor] = [await as(ours, 'admin'), await as(ours, 'provider')];
    const made = await doctor.placements.create(await place(ours, { specialists: ['Dr. Bell'] }));
    expect(made).toMatchObject({ place: 'Haus am See', specialists: ['Dr. Bell'], status: 'planned' });
    const filled = await doctor.filledForms.get({ id: made.filledFormId });
    expect(filled).toMatchObject({ number: 1, name: 'Placement', answers: [] });
    expect(filled.definition.sections).toHaveLength(7);

    const form = await lead.forms.get({ id: filled.formId });
    const draft = await lead.forms.beginDraft({ id: form.id, version: form.version });
    await lead.forms.publish({ id: form.id, version: draft.version });
    const next = await doctor.placements.create(await place(ours));
    expect(await doctor.filledForms.get({ id: next.filledFormId })).toMatchObject({ number: 2 });
    await expect(lead.forms.create({ name: 'Second', purpose: 'placement' })).rejects.toThrow(
      /form for placements already/,
    );
  });

  test('CR46: nobody is in two places at one time; the day of moving belongs to the new one', async () => {
    const ours = await clinic();
    const doctor = await as(ours, 'provider');
    const { patientId, ...first } = await place(ours, { endsOn: '2026-04-01' });
    const placement = await doctor.placements.create({ patientId, ...first });
    const next = { patientId, place: 'Ward 4' };
    await expect(doctor.placements.create({ ...next, startsOn: '2026-03-31' })).rejects.toThrow(
      /stays somewhere else/,
    );
    expect(await doctor.placements.create({ ...next, startsOn: '2026-04-01' })).toMatchObject({
      endsOn: null,
    });
    await expect(
      doctor.placements.update({ id: placement.id, version: placement.version, endsOn: '2026-04-02' }),
    ).rejects.toThrow(/stays somewhere else/);
    await expect(
      doctor.placements.update({ id: placement.id, version: placement.version, endsOn: '2026-02-01' }),
    ).rejects.toThrow(/end after it begins/);
  });
});
