/** A simulated Moodle with two spaces, its people at browsers, and pieces put as the companion does. */
import type { PieceOutcome, PieceToPut, PieceToRemove } from '../../src/moodle/pieces.ts';
import { PutSchema, StatusSchema } from '../../src/moodle/wire.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import { personAt } from './person.ts';
import { ask } from './rest.ts';

export const DAY = 24 * 3600;

/** 1 June 2026, ten o'clock in Paris. */
const START = Date.UTC(2026, 5, 1, 8);

export type Scene = Awaited<ReturnType<typeof sandboxScene>>;

/** Spaces `mel` and `fin`; the clock stands until it is moved. */
export async function sandboxScene() {
  let now = START;
  const sandbox: Sandbox = await startSandbox({ file: ':memory:', clock: { now: () => now } });
  const mel = await sandbox.admin.createSpace({ code: 'mel', name: 'Maine-et-Loire' });
  const fin = await sandbox.admin.createSpace({ code: 'fin', name: 'Finistère' });
  const { instance } = StatusSchema.parse(await ask(sandbox, 'local_mara_get_status')).site;

  return {
    sandbox,
    mel,
    fin,
    now: () => now / 1000,
    pass: (seconds: number) => {
      now += seconds * 1000;
    },
    /** An account, enrolled in a space; its id. */
    createPerson: async (
      username: string,
      space: string,
      role: 'mara_referent' | 'mara_coordinator' | 'mara_candidate',
      lang = 'fr',
    ): Promise<number> => {
      const names = { firstname: username, lastname: 'Essai' };
      const id = await sandbox.admin.createUser({ username, password: 'x', ...names, lang });
      await sandbox.admin.enrol(id, space, role);
      return id;
    },
    logIn: async (username: string, password = 'x') => {
      const person = personAt(sandbox.url);
      await person.login(username, password);
      return person;
    },
    put: async (...pieces: (PieceToPut | PieceToRemove)[]): Promise<PieceOutcome[]> => {
      const batch = JSON.stringify({ run: 'r', instance, pieces });
      const { results } = PutSchema.parse(await ask(sandbox, 'local_mara_put', { batch }));
      return results.map(({ outcome }) => outcome);
    },
  };
}

/** A question of two choices, the second of which needs a remark; open for a week. */
export const aQuestion = (
  { now }: Pick<Scene, 'now'>,
  key: string,
  people: number[],
  wish: Partial<Extract<PieceToPut, { type: 'ask' }>['body']> = {},
): PieceToPut => ({
  key,
  type: 'ask',
  source: 's',
  body: {
    about: { fr: 'Un chapitre à décider', en: 'A chapter to decide' },
    title: { fr: 'Bailleurs : quel texte garder ?', en: 'Landlords: which text to keep?' },
    text: { fr: '<p>Le chapitre a été modifié.</p>', en: '<p>The chapter was edited.</p>' },
    link: null,
    choices: [
      { code: 'keep', label: { fr: 'Garder mon texte', en: 'Keep my text' }, remark: 'none' },
      { code: 'other', label: { fr: 'Autre chose', en: 'Something else' }, remark: 'required' },
    ],
    mode: 'first',
    change: false,
    expires: now() + 7 * DAY,
    remind: null,
    people,
    ...wish,
  },
});
