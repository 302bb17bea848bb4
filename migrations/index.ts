/**
 * Every migration in the order it runs, one statement each: MariaDB does not roll back DDL.
 * A name, once released, never changes; new ones go to the end.
 */
import type { Knex } from 'knex';
import * as asks from './asks.ts';
import * as content from './content.ts';
import * as decisions from './decisions.ts';
import * as links from './links.ts';
import * as membership from './membership.ts';
import * as metiers from './metiers.ts';
import * as editions from './editions.ts';
import * as followUp from './follow-up.ts';
import * as imports from './imports.ts';
import * as mirror from './mirror.ts';
import * as parts from './parts.ts';
import * as pieces from './pieces.ts';
import * as progress from './progress.ts';
import * as settled from './settled.ts';
import * as sync from './sync.ts';
import * as territories from './territories.ts';
import * as upkeep from './upkeep.ts';
import * as versions from './versions.ts';
import * as wishes from './wishes.ts';

export const migrations: Readonly<Record<string, Knex.Migration>> = {
  '001-space': mirror.spaces,
  '002-person': mirror.people,
  '003-enrolment': mirror.enrolments,
  '004-entry': mirror.entries,
  '005-book': mirror.books,
  '006-site': sync.site,
  '007-run': sync.runs,
  '008-run-line': sync.runLines,
  '009-set-aside': sync.setAside,
  '010-lease': sync.lease,
  '011-job': sync.jobs,
  '012-space-role': membership.roles,
  '013-space-group': membership.groups,
  '014-group-member': membership.groupMembers,
  '015-cohort': membership.cohorts,
  '016-cohort-member': membership.cohortMembers,
  '017-course-completion': progress.courseCompletions,
  '018-activity-completion': progress.activityCompletions,
  '019-last-access': progress.accesses,
  '020-space-activities': progress.activities,
  '021-read-again': progress.readAgain,
  '022-publication': decisions.publications,
  '023-decision': decisions.decisions,
  '024-hold': decisions.holds,
  '025-saved-plan': decisions.savedPlans,
  '026-piece': pieces.pieces,
  '027-wish': wishes.wishes,
  '028-ask': asks.asks,
  '029-answer': asks.answers,
  '030-answer-taken': asks.answersTaken,
  '031-entry-origin': content.entryOrigins,
  '032-space-resources': content.spaceResources,
  '033-space-databases': content.spaceDatabases,
  '034-read-origins': progress.readAgain,
  '035-chapter-part': parts.chapterParts,
  '036-version': versions.versions,
  '037-settled': settled.settled,
  '038-territory': territories.territories,
  '039-territory-commune': territories.territoryCommunes,
  '040-commune-point': territories.communePoints,
  '041-metier': metiers.metiers,
  '042-metier-title': metiers.metierTitles,
  '043-edition': editions.editions,
  '044-sheet-care': upkeep.sheetCares,
  '045-not-duplicate': upkeep.notDuplicates,
  '046-pause': upkeep.pauses,
  '047-campaign': upkeep.campaigns,
  '048-campaign-sheet': upkeep.campaignSheets,
  '049-import-mapping': imports.importMappings,
  '050-import-run': imports.importRuns,
  '051-import-row': imports.importRows,
  '053-version-chapter': versions.versionChapters,
  '054-pin': versions.pins,
  '055-link': links.links,
  '056-known-referent': upkeep.knownReferents,
  '057-person-event': followUp.personEvents,
  '058-pairing': followUp.pairings,
  '059-matching-run': followUp.matchingRuns,
  '060-peer-group': followUp.peerGroups,
  '061-peer-member': followUp.peerMembers,
  '062-opening-told': followUp.openingsTold,
  '063-contact-told': followUp.contactsTold,
};
