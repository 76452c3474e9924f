import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { AnyRouter } from '@trpc/server';
import express, { type RequestHandler, Router } from 'express';
import { languages } from '../../../shared/i18n/languages.ts';
import { projectRoot } from '../../env.ts';
import { ownLanguage } from '../http/own-language.ts';
import { openApiDocument } from '../rest.ts';

const explorer = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const built = join(projectRoot, 'client/dist');

/** The built dashboard: hashed assets for a year, the page itself never cached, and every deep link is the page. */
export const dashboardPages = (): Router => {
  const routes = Router();
  const assets = { immutable: true, maxAge: '1y', index: false, redirect: false } as const;
  // What says nothing is called the same in every language, and is the same.
  for (const language of languages)
    routes.use('/assets', express.static(join(built, language, 'assets'), assets));
  routes.use('/assets', (_req, res) => void res.sendStatus(404));
  routes.use(express.static(join(built, 'en'), { index: false, maxAge: '1h' }));
  routes.get('/{*path}', page);
  return routes;
};

const page: RequestHandler = (req, res, next) => {
  const language = ownLanguage(req);
  const file = join(built, language, 'index.html');
  if (!existsSync(file)) return next(new Error('The dashboard is not built. Run: npm run build'));
  res.vary('Accept-Language').vary('Cookie');
  res.set({ 'cache-control': 'no-cache', 'content-language': language }).sendFile(file);
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
