import { randomBytes } from 'node:crypto';
import type { AnyTRPCRouter } from '@trpc/server';
import { said, send } from '../http/send.ts';
import { answerTo } from '../world/records.ts';
import { contextWith, cookieOf, hostOf, tokenOf } from '../world/world.ts';
import type { Call } from './history.ts';

/** Puts a question of a clinic's owner to whoever answers. */
export type Answering = (
  asked: Pick<Call, 'clinic' | 'path' | 'isQuery' | 'input'>,
) => Promise<Pick<Call, 'requestId' | 'code' | 'answer'>>;

/** The router answers in this process, to another network each time: what patients ask for is counted by network. */
export const inProcess =
  (router: AnyTRPCRouter): Answering =>
  async ({ clinic: { clinic }, path, input }) => {
    const context = contextWith(hostOf(clinic), await tokenOf(clinic));
    const credentials = { ...context.credentials, address: [10, ...randomBytes(3)].join('.') };
    const answer = await answerTo(router.createCaller({ ...context, credentials }), path, input);
    return { ...answer, requestId: credentials.requestId };
  };

/** Whatever listens at the port answers, as a browser would be. Each question has a connection of its own. */
export const overHttp =
  (port: number): Answering =>
  async ({ clinic: { clinic }, path, isQuery, input }) => {
    const json = input && JSON.stringify(input);
    const query = isQuery && json ? `?input=${encodeURIComponent(json)}` : '';
    const answer = await send(port, {
      ...{ host: hostOf(clinic), path: `/trpc/${path}${query}`, headers: { cookie: await cookieOf(clinic) } },
      ...(!isQuery && { method: 'POST', body: json }),
    });
    const { result, error } = said(answer) as {
      result?: { data: unknown };
      error?: { message: string; data: { code: string } };
    };
    const requestId = String(answer.headers['x-request-id']);
    if (error) return { requestId, code: error.data.code, answer: error.message };
    return { requestId, code: 'OK', answer: result?.data };
  };
