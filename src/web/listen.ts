import type { Express } from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { MaraError } from '../shared/errors.ts';
import { message } from '../shared/i18n.ts';

/** Loopback only: the page is for the administrator of this machine. */
const HOST = '127.0.0.1';

export type Listening = { url: string; close(): Promise<void> };

/** Serves `app` on loopback; port 0 takes any. `setting` names what to change when it is taken. */
export const listen = async (app: Express, port: number, setting: string): Promise<Listening> => {
  const server = app.listen(port, HOST);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    throw new MaraError(message('cli.serve.portTaken', { port, setting }), { cause: error });
  }
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://${HOST}:${bound}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
