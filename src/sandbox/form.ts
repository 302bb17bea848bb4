import type { Request } from 'express';

/** The address's and the body's parameters together, the body's winning, as PHP merges them. */
export type Form = {
  get(name: string): string | undefined;
  int(name: string): number;
  all: URLSearchParams;
};

const MOST_BYTES = 32_000_000;

const readBody = async (request: Request): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('The request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** Plain fields only: nothing here takes a file. */
const readMultipart = (body: string, boundary: string): URLSearchParams => {
  const parameters = new URLSearchParams();
  for (const part of body.split(`--${boundary}`)) {
    const end = part.indexOf('\r\n\r\n');
    const name = /; name="([^"]*)"/.exec(part.slice(0, end))?.[1];
    if (end >= 0 && name !== undefined)
      parameters.append(name, part.slice(end + 4).replace(/\r\n$/, ''));
  }
  return parameters;
};

const bodyParameters = async (request: Request): Promise<URLSearchParams> => {
  const type = request.get('content-type') ?? '';
  const body = await readBody(request);
  if (type.startsWith('application/x-www-form-urlencoded'))
    return new URLSearchParams(body.toString('utf8'));
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(type)?.[1];
  // Anything else, JSON above all, PHP leaves unread.
  return boundary === undefined
    ? new URLSearchParams()
    : readMultipart(body.toString('utf8'), boundary);
};

export const readForm = async (request: Request): Promise<Form> => {
  const all = new URL(request.originalUrl, 'http://sandbox').searchParams;
  for (const [name, value] of await bodyParameters(request)) {
    // As in PHP: under such a name the values make a list.
    if (name.endsWith('[]')) all.append(name, value);
    else all.set(name, value);
  }
  return {
    all,
    get: (name) => all.get(name) ?? undefined,
    int: (name) => {
      const text = all.get(name) ?? '';
      return /^\d{1,15}$/.test(text) ? Number(text) : 0;
    },
  };
};
