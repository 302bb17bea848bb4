<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * Strings in English.
 *
 * @package    local_mara
 * @copyright  2026 The MARA companion contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

$string['adopt_elsewhere'] = 'The activity {$a} stands in another course than this space’s.';
$string['adopt_field'] = 'The field “{$a->name}” of type {$a->type} is not in this activity. It is needed: rename the field back, then try again.';
$string['adopt_no_database'] = 'There is no database activity {$a}: give the number after id= in its address.';
$string['adopt_standing'] = 'This space has its database; none is taken in its place.';
$string['cli_failed'] = 'It failed: {$a}';
$string['cli_setup_done'] = 'Done: this Moodle is ready.';
$string['cli_setup_first'] = 'Run cli/setup.php first.';
$string['cli_setup_help'] = 'Makes this Moodle ready for the MARA companion. It can be repeated safely.

Switches web services and REST on, makes the roles, the profile fields of the category MARA,
the service user and its token, and writes the address and the token to a file that only
its owner can read. What an administrator decided otherwise is left alone and told.

Options:
    --out=FILE      where the address and the token go (default: {$a})
    --rotate        renew the token; the old one stops working
    --new-epoch     make the companion read everything again (after Moodle was restored from a backup)
-h, --help          this help

Example:
    $ sudo -u www-data php local/mara/cli/setup.php --out=/etc/mara/moodle.env

Exit status: 0 all is well; 1 it failed; 2 done, but something has to be looked at.';
$string['cli_setup_problems'] = 'Done, but look at the lines above.';
$string['cli_space_adopted'] = 'The database activity was taken: its entries are those of the space {$a} from now on.';
$string['cli_space_adopted_without'] = 'These fields are not in it: {$a}. Run this command again without --adopt to have them made.';
$string['cli_space_help'] = 'Makes the course of a space, or mends what is missing in one that stands. It can be repeated safely:
nothing is renamed, and no template is overwritten.

Options:
    --code=CODE             stable code: 2 to 20 of a-z, 0-9 and -
    --name=NAME             full name of the course, when it is made
    --departements=LIST     codes of the départements, comma-separated
    --national              the national space: one for a site
    --adopt=CMID            take the database activity with this number (id= in its address), which stands in
                            the space’s course, in the place of the space’s own that was deleted. For one that
                            was brought back from the recycle bin. Nothing else is done.
-h, --help                  this help

Example:
    $ sudo -u www-data php local/mara/cli/space.php --code=mel --name="Maine-et-Loire" --departements=49
    $ sudo -u www-data php local/mara/cli/space.php --code=mel --adopt=1234';
$string['cli_space_made'] = 'The space {$a->code} was made: {$a->url}';
$string['cli_space_mended'] = 'The space {$a->code} stands, and nothing is missing in it: {$a->url}';
$string['cli_upgrade_first'] = 'Moodle must be upgraded first: php admin/cli/upgrade.php';
$string['field_address'] = 'Address';
$string['field_address_help'] = 'Number, street and postcode.';
$string['field_category'] = 'Category';
$string['field_category_help'] = 'Under which heading the sheet appears.';
$string['field_commune'] = 'Commune';
$string['field_commune_help'] = 'The town or village.';
$string['field_contact'] = 'Contact person (referents only)';
$string['field_contact_help'] = 'The person you know there. It is never published.';
$string['field_hours'] = 'Opening hours';
$string['field_hours_help'] = 'For instance: Monday to Friday, 9 to 12.';
$string['field_mail'] = 'E-mail';
$string['field_mail_help'] = 'An address anyone may write to, not a private one.';
$string['field_name'] = 'Name';
$string['field_name_help'] = 'The name of the body, company or association, as it calls itself.';
$string['field_phone'] = 'Phone';
$string['field_phone_help'] = 'A number anyone may call, for instance 02 41 00 00 00.';
$string['field_purpose'] = 'What for';
$string['field_purpose_help'] = 'In a few words: what one can ask of them.';
$string['field_remarks'] = 'Remarks';
$string['field_remarks_help'] = 'Anything else that is worth knowing.';
$string['field_site'] = 'Web site';
$string['field_site_help'] = 'The address of the site. It can be copied from the browser.';
$string['field_site_link'] = 'Visit the site';
$string['field_state'] = 'State';
$string['field_state_help'] = 'Choose “To publish” when the sheet is ready, “To withdraw” to take it out of the Book.';
$string['field_verified_on'] = 'Verified on';
$string['field_verified_on_help'] = 'The day you last made sure that it is still right. Today is proposed.';
$string['form_intro'] = 'Fill in what you know; the rest can wait. Only the fields with a red mark are needed.';
$string['list_verified'] = 'verified on';
$string['locked'] = 'Another reader or writer is at work: try again.';
$string['mara:createspace'] = 'Create spaces for the companion';
$string['mara:publish'] = 'Publish Books and chapters for the companion';
$string['mara:read'] = 'Read spaces, people, enrolments, sheets and Books for the companion';
$string['notwritten'] = 'It could not be written.';
$string['option_category_association'] = 'Association';
$string['option_category_institution'] = 'Institution';
$string['option_category_landlord'] = 'Landlord';
$string['option_category_partner'] = 'Partner for counsel or training';
$string['option_category_private_service'] = 'Private service';
$string['option_category_public_service'] = 'Public service';
$string['option_category_social_body'] = 'Social body';
$string['option_state_draft'] = 'Draft';
$string['option_state_publish'] = 'To publish';
$string['option_state_withdraw'] = 'To withdraw';
$string['otherinstance'] = 'This batch is meant for another Moodle.';
$string['pluginname'] = 'MARA companion';
$string['privacy:metadata:change'] = 'References to what changed, kept for forty days so that the companion can follow.';
$string['privacy:metadata:change:kind'] = 'The kind of object that changed';
$string['privacy:metadata:change:objectid'] = 'The id of the object, which may be that of a user';
$string['privacy:metadata:change:timecreated'] = 'When the change was noted';
$string['privacy:metadata:companion'] = 'The MARA companion, a service of the association, reads what it needs through web services.';
$string['privacy:metadata:companion:accesses'] = 'The day of the last visit to each space';
$string['privacy:metadata:companion:chapters'] = 'The text of chapters that a person edited in the Books of the companion';
$string['privacy:metadata:companion:completions'] = 'Which activities and spaces were completed, and when';
$string['privacy:metadata:companion:enrolments'] = 'Enrolments in the spaces, with their dates';
$string['privacy:metadata:companion:entries'] = 'The sheets of the spaces, with the id of their author';
$string['privacy:metadata:companion:groups'] = 'Membership of groups of the spaces and of cohorts';
$string['privacy:metadata:companion:name'] = 'First name, last name, language, and whether the account is suspended, of those enrolled in a space';
$string['privacy:metadata:companion:profile'] = 'The profile fields of the category MARA';
$string['privacy:metadata:companion:roles'] = 'Roles given in the spaces';
$string['privacy:metadata:seen'] = 'What the plugin last told the companion, as a hash, so that it notices what changed.';
$string['privacy:metadata:seen:fingerprint'] = 'A hash from which nothing can be read';
$string['profile_mara_capacity'] = 'Candidates a mentor would follow';
$string['profile_mara_capacity_help'] = 'A number.';
$string['profile_mara_category'] = 'Category of staff';
$string['profile_mara_category_help'] = 'career_officer, contract_officer, other_defence or civilian';
$string['profile_mara_departure'] = 'Month of departure';
$string['profile_mara_departure_help'] = 'For instance 2027-09; none if there is no date yet, past if it has passed.';
$string['profile_mara_metiers'] = 'Occupations';
$string['profile_mara_metiers_help'] = 'ROME codes, separated by ; or unknown';
$string['profile_mara_needs'] = 'Needs, or help offered';
$string['profile_mara_needs_help'] = 'Several are separated by ;';
$string['profile_mara_phase'] = 'Phase';
$string['profile_mara_phase_help'] = 'information, orientation, preparation, search, integration or settled';
$string['profile_mara_places'] = 'Places wished for';
$string['profile_mara_places_help'] = 'The most wished first; several are separated by ;';
$string['profile_mara_project'] = 'Project';
$string['profile_mara_project_help'] = 'The type of project.';
$string['profile_mara_quality'] = 'Quality';
$string['profile_mara_quality_help'] = 'candidate, mentor, resource; several are separated by ;';
$string['profile_mara_service'] = 'Service';
$string['profile_mara_service_help'] = 'Optional.';
$string['readback'] = 'What was read back is not what was written; it was undone.';
$string['role_mara_candidate'] = 'MARA candidate';
$string['role_mara_candidate_description'] = 'Reads the Books of a space; sees neither the sheets nor the other participants.';
$string['role_mara_referent'] = 'MARA referent';
$string['role_mara_referent_description'] = 'Edits the sheets and the Books of a space.';
$string['role_mara_service'] = 'MARA companion (service)';
$string['role_mara_service_description'] = 'What the companion may do through its web service, and nothing more.';
$string['section_books'] = 'My region';
$string['section_referents'] = 'Referents’ corner';
$string['service_description'] = 'The account of the MARA companion. It only works with a token and cannot log in.';
$string['service_lastname'] = 'companion';
$string['setup_allowed'] = 'user allowed for the service {$a}';
$string['setup_assigned'] = 'role of the service for {$a}';
$string['setup_capability'] = 'right {$a->capability} for {$a->role}';
$string['setup_capability_refused'] = 'the right {$a->capability} was taken from {$a->role} by an administrator; it is needed, but was left so';
$string['setup_category'] = 'category {$a} of profile fields';
$string['setup_compared'] = 'first comparison';
$string['setup_epoch'] = 'new log; the companion reads everything again';
$string['setup_field'] = 'profile field {$a}';
$string['setup_field_elsewhere'] = 'the profile field {$a} stands in another category; the companion reads the category MARA only';
$string['setup_file'] = 'Address and token are in {$a->path}; only {$a->owner} can read this file.';
$string['setup_file_failed'] = 'The file {$a} could not be written.';
$string['setup_file_other_owner'] = '(Moodle’s data folder belongs to {$a->webowner}: you ran this as another user. The companion must run as {$a->owner}, or you must give it the file.)';
$string['setup_file_served'] = 'The file {$a} would stand where the web server may show it to everyone. Choose another folder.';
$string['setup_made'] = 'Made: {$a}';
$string['setup_no_https'] = 'This Moodle is reached without HTTPS: the token travels in clear.';
$string['setup_problem'] = 'To look at: {$a}';
$string['setup_rest'] = 'REST protocol switched on';
$string['setup_role'] = 'role {$a}';
$string['setup_service_off'] = 'the service {$a} is disabled; it was left so, but the companion cannot work';
$string['setup_there'] = 'Already there: {$a}';
$string['setup_token'] = 'token';
$string['setup_token_renewed'] = 'new token; the old one no longer works';
$string['setup_user'] = 'user {$a}';
$string['setup_user_off'] = 'the user {$a} is suspended or may not log in; it was left so, but the companion cannot work';
$string['setup_webservices'] = 'web services switched on';
$string['sheet_living_area'] = 'Living area sheets';
$string['sheet_living_area_intro'] = 'One sheet for each place or person that helps newcomers settle in. Only referents see this page. A sheet is published when its state is “To publish”.';
$string['task_compare'] = 'Note what changed without an event';
$string['task_prune'] = 'Forget old rows of the change log';
$string['toolarge'] = 'The text is larger than a chapter may be.';
$string['unknownspace'] = 'There is no such space here.';
