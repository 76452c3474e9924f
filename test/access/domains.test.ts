import { expect, test } from 'vitest';
import { DomainProver } from '../../server/access/clinics/domain-prover.ts';
import { appRouter } from '../../server/router.ts';
import { openDoor } from '../http/front-door.ts';
import { said } from '../http/send.ts';
import { nameServer } from '../world/name-server.ts';
import { as, clinic, contextWith, hostOf, planes, sqlAs, type TestClinic, tokenOf } from '../world/world.ts';

const names = await nameServer();
const domains = new DomainProver(planes, [names.address]);
const door = await openDoor({ dnsServers: [names.address] });
const admin = await sqlAs('admin');

const ownerOf = async (of: TestClinic) =>
  appRouter.createCaller({ ...contextWith(hostOf(of), await tokenOf(of, 'owner')), domains });
const frontDoor = (host: string, path = '/api/v1/front-door') => door.knock({ host, path });
/** As if the last look were a day ago. */
const dayLater = ({ id }: TestClinic) =>
  admin.query(`update platform.clinics set domain_checked_at = now() - interval '25 hours' where id = $1`, [
    id,
  ]);

/** A clinic that has entered a domain, and what its owner has to write where. */
const claiming = async (domain?: string) => {
  const of = await clinic();
  const customDomain = domain ?? `www.${of.slug}.example`;
  const owner = await ownerOf(of);
  const { domainProof } = await owner.clinic.changeProfile({ customDomain });
  if (!domainProof) throw new Error('A domain that was entered has to be proven.');
  return { of, owner, customDomain, ...domainProof };
};

test('AP8 IDN-10: a domain leads to the clinic once its owner has said so in a TXT record, and nowhere before', async () => {
  const { of, owner, customDomain, record, value, provenAt } = await claiming();
  expect({ record, provenAt }).toEqual({ record: `_medflow.${customDomain}`, provenAt: null });
  for (const path of ['/api/v1/front-door', '/'])
    expect(await frontDoor(customDomain, path)).toMatchObject({ status: 404 });
  expect((await owner.clinic.checkDomain()).domainProof).toMatchObject({
    ...{ provenAt: null, checkedAt: expect.any(String) },
    fault: `There is no TXT record _medflow.${customDomain}.`,
  });
  names.say(record, 'medflow-domain=somebody-else');
  expect((await owner.clinic.checkDomain()).domainProof?.fault).toBe(
    `The TXT record _medflow.${customDomain} holds another value.`,
  );
  expect(await frontDoor(customDomain)).toMatchObject({ status: 404 });
  names.say(record, 'v=spf1 -all', value);
  expect((await owner.clinic.checkDomain()).domainProof).toMatchObject({
    fault: null,
    provenAt: expect.any(String),
  });
  expect(said(await frontDoor(customDomain))).toMatchObject({ clinic: { slug: of.slug } });
  const { items } = await owner.audit.search({ entity: 'Clinic' });
  expect(items[0]).toMatchObject({
    procedure: 'domain.prove',
    actor: { name: expect.stringMatching(/^Olive/) },
  });
});

test('AP8: whoever enters the domain of another clinic proves nothing, and keeps nobody from it', async () => {
  const ours = await claiming();
  const theirs = await claiming(ours.customDomain);
  expect(theirs.value).not.toBe(ours.value);
  names.say(ours.record, ours.value);
  expect((await theirs.owner.clinic.checkDomain()).domainProof).toMatchObject({ provenAt: null });
  expect((await ours.owner.clinic.checkDomain()).domainProof).toMatchObject({ fault: null });
  names.say(ours.record, ours.value, theirs.value);
  expect((await theirs.owner.clinic.checkDomain()).domainProof).toMatchObject({
    ...{ provenAt: null, fault: 'Another clinic has proven this domain.' },
  });
  expect(said(await frontDoor(ours.customDomain))).toMatchObject({ clinic: { slug: ours.of.slug } });
});

test('AP8: another domain begins without proof, whoever changes it', async () => {
  const { of, owner, customDomain, record, value } = await claiming();
  names.say(record, value);
  await owner.clinic.checkDomain();
  const sql = 'update platform.clinics set custom_domain = $2 where id = $1 returning domain_proven_at';
  const { rows } = await admin.query(sql, [of.id, `other.${of.slug}.example`]);
  expect(rows).toEqual([{ domain_proven_at: null }]);
  expect(await frontDoor(`other.${of.slug}.example`)).toMatchObject({ status: 404 });
  expect(await frontDoor(customDomain)).toMatchObject({ status: 404 });
});

test('AP8 IDN-10: it is looked at again every day, and leads nowhere after three days without the record', async () => {
  const { of, owner, customDomain, record, value } = await claiming();
  names.say(record, value);
  expect(await domains.checkDue()).toBeGreaterThan(0);
  expect((await owner.clinic.profile()).domainProof?.provenAt).toEqual(expect.any(String));
  await domains.checkDue();
  names.fail(true);
  for (const isServed of [true, true, false]) {
    await dayLater(of);
    // Two processes look at the same time, which is one day all the same.
    await Promise.all([domains.checkDue(), new DomainProver(planes, [names.address]).checkDue()]);
    // Nor do looks of the owner make more of it.
    await owner.clinic.checkDomain();
    expect((await frontDoor(customDomain)).status).toBe(isServed ? 200 : 404);
  }
  expect((await owner.clinic.profile()).domainProof?.fault).toBe(
    `The name servers of ${customDomain} did not answer.`,
  );
  names.fail(false);
  await owner.clinic.checkDomain();
  expect((await frontDoor(customDomain)).status).toBe(200);
  const { rows } = await admin.query(
    `select action from platform.system_entries where tenant_id = $1 and action like 'domain.%' order by created_at`,
    [of.id],
  );
  expect(rows.map(({ action }) => action)).toEqual(['domain.prove', 'domain.lose', 'domain.prove']);
});

test('AT2: nobody arrives from a domain that is only claimed, so no browser is sent there', async () => {
  const [{ customDomain, record, value, owner }, to] = [await claiming(), await clinic()];
  const arrive = () =>
    door.knock({
      ...{ host: hostOf(to), path: '/api/v1/session/arrive', method: 'POST' },
      body: { from: `http://${customDomain}` },
    });
  expect(await arrive()).toMatchObject({ status: 404 });
  names.say(record, value);
  await owner.clinic.checkDomain();
  expect(await arrive()).toMatchObject({ status: 200 });
});

test('AP8: only owners who are bound to no facility look', async () => {
  const { of } = await claiming();
  await expect((await as(of, 'admin')).clinic.checkDomain()).rejects.toMatchObject({ code: 'FORBIDDEN' });
});
