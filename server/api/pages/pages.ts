import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AnyRouter } from '@trpc/server';
import express, { type RequestHandler, Router } from 'express';
import { projectRoot } from '../../env.ts';
import { openApiDocument } from '../rest.ts';

const explorer = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const built = join(projectRoot, 'client/dist');

/** The built dashboard: hashed assets for a year, the page itself never cached, and every deep link is the page. */
export const dashboardPages = (): Router => {
  const routes = Router();
  routes.use(
    '/assets',
    express.static(join(built, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  routes.use(express.static(built, { index: false, maxAge: '1h' }));
  routes.get('/{*path}', page);
  return routes;
};

const page: RequestHandler = (_req, res, next) => {
  const file = join(built, 'index.html');
  if (!existsSync(file)) return next(new Error('The dashboard is not built. Run: npm run build'));
  res.set('cache-control', 'no-cache').sendFile(file);
};

const initializer = `window.onload = () => {
  window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true, presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout' });
};`;

/** The contract as OpenAPI and an explorer for it that works without the internet. */
export const apiDocs = (router: AnyRouter): Router => {
  const routes = Router();
  const document = openApiDocument(router);
  routes.get('/openapi.json', (_req, res) => {
    res.json(document);
  });
  routes.get('/docs/swagger-initializer.js', (_req, res) => {
    res.type('js').send(initializer);
  });
  routes.use('/docs', express.static(explorer));
  return routes;
};
