import type { Router } from 'express';
import type { Moodle } from '../../moodle.ts';
import { servePage } from '../serve-page.ts';
import { followedProfile } from './follow.ts';
import { ownProfile, PROFILE_PATH } from './own.ts';
import { PEOPLE_PATH, peopleOfSpace } from './people.ts';

export const serveProfile = (router: Router, moodle: Moodle): void => {
  servePage(router, moodle, PROFILE_PATH, (visit) =>
    visit.form.int('course') === 0 ? ownProfile(visit) : followedProfile(visit),
  );
  servePage(router, moodle, PEOPLE_PATH, peopleOfSpace);
};
