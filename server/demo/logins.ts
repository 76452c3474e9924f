import type { Role } from '../../shared/permissions.ts';
import { Clinic } from '../access/clinics/clinic.entity.ts';
import type { DemoClinic } from '../api/call-context.ts';
import { clinicUrl } from '../api/http/clinic-url.ts';
import type { Planes } from '../data/orm/planes.ts';
import type { Env } from '../env.ts';
import { emailOf } from './blueprints/blueprint.ts';
import { blueprints, DEMO_PASSWORD } from './blueprints/blueprints.ts';

export interface DemoLogin {
  clinic: string;
  slug: string;
  url: string;
  role: Role;
  email: string;
  password: string;
}

/** A portal user has no pages yet, so there is nothing to sign in for. */
const shown: Role[] = ['owner', 'admin', 'provider', 'staff', 'auditor'];

/** One login for each role of each demo clinic that exists; none in production, whatever the registry says. */
export const demoLogins = async (
  planes: Planes,
  env: Pick<Env, 'mode' | 'domain' | 'port'>,
): Promise<DemoLogin[]> => {
  if (env.mode === 'production') return [];
  const demo = await planes.platform.em.fork().find(Clinic, { demo: true });
  return blueprints.flatMap(blueprint => {
    const { slug, members } = blueprint;
    const clinic = demo.find(candidate => candidate.slug === slug);
    if (!clinic) return [];
    const url = clinicUrl(env, slug);
    return shown.flatMap(role => {
      const member = members.find(m => m.role === role && !m.inactive);
      if (!member) return [];
      const email = emailOf(blueprint, member);
      return [{ clinic: clinic.name, slug, url, role, email, password: DEMO_PASSWORD }];
    });
  });
};

/** The same by clinic, as the front door and the welcome screen show them. */
export const demoClinicsOf = async (
  planes: Planes,
  env: Parameters<typeof demoLogins>[1],
): Promise<DemoClinic[]> => {
  const doors = Map.groupBy(await demoLogins(planes, env), ({ slug }) => slug);
  return [...doors].map(([slug, logins]) => ({
    slug,
    name: logins[0]?.clinic ?? slug,
    url: logins[0]?.url ?? '',
    logins: logins.map(({ role, email, password }) => ({ role, email, password })),
  }));
};
