/** Looks at a page of someone else's server: never at one of our own network, and with little weight. */
import axios, { AxiosError } from 'axios';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { Look } from '../features/links/index.ts';

const TIMEOUT = 10_000;
/** What a page says when it is not there any more; anything else may be said to robots alone. */
const GONE = [404, 410];
/** Names that nobody has any more. A server that does not answer may be back tomorrow. */
const NO_SUCH_HOST = ['ENOTFOUND'];

/**
 * @param agent how a request introduces itself
 * @param allowed addresses of private networks that may be asked all the same: for tests
 */
export const createLook = (agent: string, allowed: string[] = []): Look => {
  const filter = { allowIPAddressList: allowed };
  const client = axios.create({
    timeout: TIMEOUT,
    maxRedirects: 5,
    headers: { 'User-Agent': agent, Accept: 'text/html,*/*;q=0.5' },
    // Each connection is checked where its address is known: also after a redirection.
    httpAgent: new RequestFilteringHttpAgent(filter),
    httpsAgent: new RequestFilteringHttpsAgent(filter),
    proxy: false,
    responseType: 'stream',
    validateStatus: () => true,
  });
  const ask = async (method: 'HEAD' | 'GET', href: string): Promise<number> => {
    const signal = AbortSignal.timeout(TIMEOUT);
    const { status, data } = await client.request<{ destroy(): void }>({
      url: href,
      method,
      signal,
    });
    // Whatever it holds, nobody reads it.
    data.destroy();
    return status;
  };
  return async (href) => {
    try {
      const status = await ask('HEAD', href);
      // Some servers know no HEAD: what seems gone is asked for as a browser would.
      const seen = status >= 400 ? await ask('GET', href) : status;
      return GONE.includes(seen) ? 'gone' : seen < 400 ? 'there' : 'unsure';
    } catch (error) {
      const code = error instanceof AxiosError ? error.code : undefined;
      return NO_SUCH_HOST.includes(code ?? '') ? 'gone' : 'unsure';
    }
  };
};
