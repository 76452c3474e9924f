import type { RequestHandler } from 'express';
import type { Metrics } from '../metrics.ts';
import type { WorkTrail } from '../work-trail.ts';

/** Counts and times each request for the clinic whose caller it came from (OPS-3); nobody else can choose the clinic. */
export const countRequests =
  ({ clinicLabel, httpRequests, httpErrors, httpSeconds }: Metrics): RequestHandler =>
  (_req, res, next) => {
    const began = performance.now();
    res.once('finish', () => {
      const trail: WorkTrail | undefined = res.locals.trail;
      const tenant_id = clinicLabel(trail?.clinic);
      const status = `${Math.floor(res.statusCode / 100)}xx`;
      httpRequests.inc({ tenant_id, status });
      if (res.statusCode >= 400) httpErrors.inc({ tenant_id, status });
      // What is followed live lasts as long as somebody looks at it.
      if (`${res.getHeader('content-type')}`.startsWith('text/event-stream')) return;
      httpSeconds.observe({ tenant_id }, (performance.now() - began) / 1000);
    });
    next();
  };
