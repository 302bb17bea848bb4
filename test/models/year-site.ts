/** A simulated year upon a companion beside a simulated Moodle: nights and cycles as in production. */
import { expect } from '@jest/globals';
import { applyPeers, openGroups } from '../../src/features/matching/index.ts';
import { pauseSpace } from '../../src/features/upkeep/index.ts';
import { matchingJob } from '../../src/jobs/matching.ts';
import { openAsksIn } from '../support/follow-up.ts';
import { openSite, type Site } from '../support/site.ts';
import type { Pair } from './year-pairs.ts';
import type { Network } from './year-deeds.ts';
import { type World, instantOf } from './year-world.ts';

const SPACES = ['mel', 'var'];

export const openYear = (databaseUrl: string): Promise<Site> =>
  openSite(databaseUrl, {
    settings: { MARA_PEERS: '3..5' },
    async seed({ admin }) {
      for (const code of SPACES) await admin.createSpace({ code, name: `Espace ${code}` });
      await admin.createSpace({ code: 'nat', name: 'Espace national', national: true });
    },
  });

export const siteWorld = (site: Site): World => {
  const { app, clock } = site;
  const { admin } = site.sandbox;
  const { db, sync } = app;
  const home = new Map<number, string>();
  let accounts = 0;
  let isOpened = false;
  const now = () => clock.now();
  const unenrol = async (id: number) => {
    await admin.unenrol(id, home.get(id) ?? '');
    home.delete(id);
  };
  return {
    db,
    now,
    goTo: (day, hour) => {
      clock.move(instantOf(day, hour) - now());
    },
    account: () => {
      const name = `p${++accounts}`;
      return admin.createUser({ username: name, firstname: 'Jean', lastname: `Martin ${name}` });
    },
    appoint: async (id, space, role = 'mara_referent') => {
      await admin.enrol(id, space, role);
    },
    dismiss: (id, space) => admin.unenrol(id, space),
    enrol: async (id, space) => {
      if (home.has(id) && home.get(id) !== space) await unenrol(id);
      home.set(id, space);
      await admin.enrol(id, space, 'mara_candidate');
    },
    unenrol,
    save: (id, fields) => admin.setFields(id, fields),
    open: async (id) => {
      await admin.openCourse(home.get(id) ?? '', id);
      isOpened = true;
    },
    rest: (space, from, to) => pauseSpace({ db, clock }, { space, from, to }),
    match: async () => {
      await matchingJob(app).run();
      const moment = { now: now(), newId: sync.newId };
      await applyPeers(db, moment, app.config.peers);
    },
    cycle: async () => {
      await admin.sendNotices();
      // No event tells that a space was opened.
      if (isOpened) await admin.compareStates();
      isOpened = false;
      await site.cycle();
    },
    openAsks: () => openAsksIn(db),
    reply: async ({ key, people }, choice) => {
      const answer = { ask: key, userId: people[0] ?? 0, choice };
      expect([answer, await admin.answerAsk(answer)]).toEqual([answer, null]);
    },
  };
};

/** What stands in Moodle of pairings, peer groups and questions, held against what is to stand there. */
export const lookInMoodle = async (
  { app }: Site,
  { people, helpers }: Network,
  pairs: readonly Pair[],
): Promise<void> => {
  const { db, sync } = app;
  const pieces = (await sync.moodle.snapshot('pieces', 0)).items;
  const standing = (type: string): string[] =>
    pieces
      .filter((one) => one.type === type && one.state === 'live')
      .map(({ key }) => key.split('/').slice(1).join('/'))
      .sort();
  const meetings = (await openGroups(db)).filter(({ state }) => state === 'set');
  const together = pairs.filter(
    ({ state, candidate, mentor }) => state === 'active' && candidate.space === mentor.space,
  );
  const groupOf = (kind: string, id: string): string => `${kind}-${id.toLowerCase()}`;
  const groups = [
    ...together.map(({ id }) => `group/${groupOf('pairing', id)}`),
    ...meetings.map(({ id }) => `group/${groupOf('peers', id)}`),
  ];
  expect(standing('group')).toEqual(groups.sort());
  expect(standing('event')).toEqual(meetings.map(({ id }) => `event/${groupOf('peers', id)}`));
  const open = pieces.flatMap((one) =>
    one.type === 'ask' && one.state === 'live' && one.detail.status === 'open' ? [one.key] : [],
  );
  expect(open.sort()).toEqual((await openAsksIn(db)).map(({ key }) => key).sort());

  const members = new Map<number, Set<number>>();
  for (const { groupid, userid } of (await sync.moodle.snapshot('group_members', 0)).items) {
    members.set(groupid, (members.get(groupid) ?? new Set()).add(userid));
  }
  const idOf = (key: string): number => pieces.find((one) => one.key.endsWith(key))?.objectid ?? 0;
  for (const { id, candidate, mentor } of together) {
    const here = members.get(idOf(`group/${groupOf('pairing', id)}`));
    expect(here).toEqual(new Set([candidate.id, mentor.id]));
  }
  // Whoever does not consent, or is followed no more, is in no group of ours.
  const away = [...people, ...helpers].filter(
    (one) => one.consent === null || !one.here || ('stopped' in one && one.stopped),
  );
  for (const group of members.values()) {
    expect(away.filter(({ id }) => group.has(id)).map(({ id }) => id)).toEqual([]);
  }
};
