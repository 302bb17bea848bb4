/** Where those who look after somebody see them in Moodle. Pure. */
import type { Space } from '../network/index.ts';
import type { Candidate } from '../people/index.ts';

/** The form « Mon parcours » of a person, for who may follow them in the space; else the space. */
export const personLink = (
  { id, spaces }: Pick<Candidate, 'id' | 'spaces'>,
  { code, url, id: course }: Pick<Space, 'code' | 'url' | 'id'>,
): string => {
  const [root] = url.split('/course/view.php');
  if (!spaces.includes(code) || root === undefined || root === url) return url;
  return `${root}/local/mara/profile.php?id=${id}&course=${course}`;
};
