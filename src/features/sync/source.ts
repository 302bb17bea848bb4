import { createHash } from 'node:crypto';

/** Names a chapter's text: two texts have the same source only if title and HTML are the same. */
export const sourceOf = ({ title, html }: { title: string; html: string }): string =>
  createHash('sha256')
    .update(JSON.stringify([title, html]))
    .digest('hex');
