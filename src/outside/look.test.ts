import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLook } from './look.ts';

describe('a look at a page', () => {
  const servers: Server[] = [];
  const asked: string[] = [];
  const serve = async (
    answer: (request: IncomingMessage, response: ServerResponse) => void,
  ): Promise<string> => {
    const server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers['user-agent']}`);
      answer(request, response);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  afterEach(async () => {
    asked.length = 0;
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
  const look = createLook('agent', ['127.0.0.1']);
  const status = (code: number) => (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(code).end();
  };

  it('asks for as little as it can, and says who asks', async () => {
    const url = await serve(status(200));
    expect(await look(`${url}/page`)).toBe('there');
    expect(asked).toEqual(['HEAD /page agent']);
  });

  it.each([
    [404, 'gone'],
    [410, 'gone'],
    [403, 'unsure'],
    [429, 'unsure'],
    [503, 'unsure'],
    [204, 'there'],
  ])('takes %d for %s', async (code, seen) => {
    expect(await look(await serve(status(code)))).toBe(seen);
  });

  it('asks once more as a browser would where a server knows no HEAD', async () => {
    const url = await serve((request, response) => {
      response.writeHead(request.method === 'HEAD' ? 404 : 200).end('x'.repeat(100_000));
    });
    expect(await look(url)).toBe('there');
  });

  it('follows to where a page went, and is not led in circles', async () => {
    const url = await serve((request, response) => {
      const to = request.url === '/old' ? '/new' : '/round';
      if (request.url === '/new') response.writeHead(200).end();
      else response.writeHead(302, { location: to }).end();
    });
    expect(await look(`${url}/old`)).toBe('there');
    expect(await look(`${url}/round`)).toBe('unsure');
  });

  it('never reaches this network, be it asked or sent there', async () => {
    const inside = await serve(status(200));
    const outside = createLook('agent');
    expect(await outside(inside)).toBe('unsure');
    expect(await outside('http://localhost:1/')).toBe('unsure');
    expect(asked).toEqual([]);
  });

  it('takes a name that nobody has for gone, and anything broken for unsure', async () => {
    expect(await look('https://nobody.invalid/')).toMatch(/gone|unsure/);
    const broken = await serve((request) => request.socket.destroy());
    expect(await look(broken)).toBe('unsure');
  });
});
