import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';

interface Delivery {
  from: string;
  to: string;
  /** Headers and body as they came. */
  data: string;
}

/** A mail server that speaks SMTP (RFC 5321) as far as handing a mail over needs, and keeps what it was given. */
export const openMailServer = async () => {
  const delivered: Delivery[] = [];
  /** What it says to the recipient; 250 takes the mail. */
  const mood = { recipient: '250 OK', greeting: '220 mail.test ESMTP' };
  const sockets = new Set<Socket>();

  const server = createServer(async socket => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    const say = (line: string) => socket.write(`${line}\r\n`);
    let mail = { from: '', to: '', data: '' };
    let isData = false;
    say(mood.greeting);
    for await (const line of createInterface({ input: socket })) {
      if (isData) {
        if (line !== '.') {
          mail.data += `${line}\n`;
          continue;
        }
        isData = false;
        delivered.push(mail);
        mail = { from: '', to: '', data: '' };
        say('250 kept');
        continue;
      }
      const [, verb = '', rest = ''] = /^(\w+) ?(.*)$/.exec(line) ?? [];
      if (verb === 'EHLO') say('250 mail.test');
      else if (verb === 'MAIL') {
        mail.from = /<(.*?)>/.exec(rest)?.[1] ?? '';
        say('250 OK');
      } else if (verb === 'RCPT') {
        mail.to = /<(.*?)>/.exec(rest)?.[1] ?? '';
        say(mood.recipient);
      } else if (verb === 'DATA') {
        isData = true;
        say('354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say(verb === 'RSET' ? '250 OK' : '502 what?');
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, delivered, mood };
};
