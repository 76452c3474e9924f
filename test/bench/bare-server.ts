import express from 'express';
import pg from 'pg';
import { openDatabase } from '../../server/data/database/open-database.ts';
import { serve } from '../../server/serve.ts';
import { book, issue, listPatients, listServices } from './bare-handlers.ts';
import { beServer } from './children.ts';

const EXCLUDED = '23P01';
const DEADLOCK = '40P01';

/** What one would write without MedFlow: Express and `pg`, no session, no tenancy, no validation, no policies. */
beServer(async ({ env, databaseName }) => {
  const database = await openDatabase(env, { mayBeMissing: true });
  // Without the triggers, which keep promises; what they write and what is measured, the handlers write themselves.
  const pool = new pg.Pool({
    ...{ ...database.connection('admin', databaseName), max: env.poolMax },
    options: '-c session_replication_role=replica',
  });
  const app = express().disable('etag').disable('x-powered-by').use(express.json());
  app.get('/services/:tenant', async (req, res) => {
    res.json(await listServices(pool, req.params.tenant));
  });
  app.get('/patients/:tenant/:actor', async (req, res) => {
    res.json(await listPatients(pool, req.params.tenant, req.params.actor));
  });
  app.post('/bookings', async (req, res) => {
    const booked = await book(pool, req.body).catch((error: pg.DatabaseError) => {
      // Two rivals who look at each other's claim may lock each other up; then one of them is told the same.
      if (error.code === EXCLUDED || error.code === DEADLOCK) return undefined;
      throw error;
    });
    res.status(booked ? 200 : 409).json(booked ?? { message: 'This time is taken.' });
  });
  app.post('/invoices', async (req, res) => {
    res.json(await issue(pool, req.body));
  });
  const serving = await serve(app, { ...env, host: '127.0.0.1', port: 0 }, { draining: false });
  return {
    port: serving.port,
    async stop() {
      await serving.stop();
      await pool.end();
      await database.close();
    },
  };
});
