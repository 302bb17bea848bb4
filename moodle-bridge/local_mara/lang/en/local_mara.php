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
$string['allow_no_cohort'] = 'There is no cohort with the idnumber “{$a}” here that people keep by hand.';
$string['allow_no_role'] = 'There is no role “{$a}” here that is given in courses.';
$string['allow_strong_role'] = 'The role “{$a->role}” cannot be given by the companion: it has the right {$a->capability}. Only roles that neither edit, nor see the participants, nor manage can be chosen.';
$string['asks_all'] = 'See all my questions';
$string['asks_answered'] = 'Your answers of the last 30 days';
$string['asks_change'] = 'Change my answer';
$string['asks_changeable'] = 'You may change your answer as long as the question is open.';
$string['asks_final'] = 'Your answer will be final.';
$string['asks_first'] = 'One answer is enough: the first one closes the question for everyone.';
$string['asks_intro'] = 'Opening this page commits you to nothing: only the button “Send my answer” sends your answer.';
$string['asks_legend'] = 'Your answer';
$string['asks_link'] = 'See what it is about';
$string['asks_more'] = 'More questions will appear once you have answered these.';
$string['asks_navigation'] = 'My questions ({$a})';
$string['asks_none'] = 'No question is waiting for your answer. When you are asked something, you will get a notification and find it here.';
$string['asks_not_yet'] = 'Your answer is not recorded yet.';
$string['asks_open'] = 'Waiting for your answer';
$string['asks_own_answer'] = 'Your answer';
$string['asks_remark_hint'] = 'At most {$a} characters.';
$string['asks_remark_optional'] = 'Remark (optional)';
$string['asks_remark_required'] = 'Remark (needed with this answer)';
$string['asks_said_answered'] = 'Someone else has answered already: this question is closed and there is nothing left to do. Thank you.';
$string['asks_said_changed'] = 'Your new answer is recorded. Thank you.';
$string['asks_said_expired'] = 'The time is over: this question is closed and takes no more answers.';
$string['asks_said_final'] = 'You have answered this question already, and your answer is final.';
$string['asks_said_loggedinas'] = 'You are logged in as this person: only they can answer.';
$string['asks_said_nochoice'] = 'Choose one of the answers.';
$string['asks_said_noted'] = 'Your answer is recorded. Thank you.';
$string['asks_said_notnamed'] = 'This question does not exist, or it was not put to you.';
$string['asks_said_notreached'] = 'This question was put to you, but you do not take part in this space at the moment: you cannot answer it.';
$string['asks_said_remarkelsewhere'] = 'You wrote a remark under another answer than the one you chose: move it or clear it.';
$string['asks_said_remarkmissing'] = 'With this answer, a remark is needed.';
$string['asks_said_remarktoolong'] = 'The remark is too long: at most {$a} characters.';
$string['asks_said_sessionover'] = 'Your session had ended and nothing was sent: check your answer, then send it again.';
$string['asks_said_withdrawn'] = 'This question was withdrawn: there is nothing left to do.';
$string['asks_send'] = 'Send my answer';
$string['asks_space'] = 'Space: {$a}';
$string['asks_title'] = 'My questions';
$string['asks_until'] = 'Answer before {$a}';
$string['asks_you_answered'] = 'On {$a} you answered:';
$string['asks_your_remark'] = 'Your remark:';
$string['cli_failed'] = 'It failed: {$a}';
$string['cli_setup_done'] = 'Done: this Moodle is ready.';
$string['cli_setup_first'] = 'Run cli/setup.php first.';
$string['cli_setup_help'] = 'Makes this Moodle ready for the MARA companion. It can be repeated safely.

Switches web services and REST on, makes the roles, the profile fields of the category MARA,
the service user and its token, and writes the address and the token to a file that only
its owner can read. Gives the spaces that stand what a newer version brings.
What an administrator decided otherwise is left alone and told.

Options:
    --out=FILE      where the address and the token go (default: {$a})
    --rotate        renew the token; the old one stops working
    --new-epoch     make the companion read everything again (after Moodle was restored from a backup)
    --allow-roles=LIST      short names of the roles the companion may give with an enrolment, comma-separated;
                            one that may edit, see the participants or manage is refused
    --allow-cohorts=LIST    idnumbers of the cohorts it may fill, comma-separated
    --allow-accounts=1      an invitation that is accepted makes an account (0: it does not)
                    nothing is allowed at first; an empty list allows nothing again
-h, --help          this help

Example:
    $ sudo -u www-data php local/mara/cli/setup.php --out=/etc/mara/moodle.env

Exit status: 0 all is well; 1 it failed; 2 done, but something has to be looked at.';
$string['cli_setup_no_list'] = '--allow-roles and --allow-cohorts need a list: --allow-roles=mara_candidate. An empty one, --allow-roles=, allows none.';
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
    --sheet=SHEET           with --adopt: which of the space’s databases it is, living_area (if nothing is said),
                            job_market, opening or invitation
-h, --help                  this help

Example:
    $ sudo -u www-data php local/mara/cli/space.php --code=mel --name="Maine-et-Loire" --departements=49
    $ sudo -u www-data php local/mara/cli/space.php --code=mel --adopt=1234';
$string['cli_space_made'] = 'The space {$a->code} was made: {$a->url}';
$string['cli_space_mended'] = 'The space {$a->code} stands, and nothing is missing in it: {$a->url}';
$string['cli_upgrade_first'] = 'Moodle must be upgraded first: php admin/cli/upgrade.php';
$string['field_address'] = 'Address';
$string['field_address_help'] = 'Number, street and postcode.';
$string['field_agreed'] = 'Agreed to be invited';
$string['field_agreed_help'] = 'Choose “Yes” when you have asked this person, and they agree to be written to.';
$string['field_category'] = 'Category';
$string['field_category_help'] = 'Under which heading the sheet appears.';
$string['field_clearance'] = 'Security clearance';
$string['field_clearance_help'] = 'The security clearance one must hold for this job.';
$string['field_commune'] = 'Commune';
$string['field_commune_help'] = 'The town or village.';
$string['field_contact'] = 'Contact person (referents only)';
$string['field_contact_help'] = 'The person you know there. It is never published.';
$string['field_contract'] = 'Contract';
$string['field_contract_help'] = 'The kind of contract offered.';
$string['field_cost'] = 'Cost';
$string['field_cost_help'] = 'What it costs, for instance: free, €10 a year, according to income.';
$string['field_deadline'] = 'Deadline (DD/MM/YYYY)';
$string['field_deadline_help'] = 'The last day to apply, for instance 31/12/2026. From the next day the offer is not published any more.';
$string['field_description'] = 'Description';
$string['field_description_help'] = 'In a few sentences: what the work is, and what is asked for.';
$string['field_diffusion'] = 'Circulation';
$string['field_diffusion_help'] = '“Open”: all members of the space will be able to read it. “Passed on by the network”: it is never published, only referents read it.';
$string['field_employer'] = 'Employer';
$string['field_employer_help'] = 'The name of the company, association or administration that hires.';
$string['field_experience'] = 'Experience asked for';
$string['field_experience_help'] = 'For instance: 5 years in logistics, beginners welcome.';
$string['field_firstname'] = 'First name';
$string['field_firstname_help'] = 'The first name of the person.';
$string['field_for_whom'] = 'For whom';
$string['field_for_whom_help'] = 'Whom it is meant for, for instance: families with children, people under 26, everyone.';
$string['field_hours'] = 'Opening hours';
$string['field_hours_help'] = 'For instance: Monday to Friday, 9 to 12.';
$string['field_introducer'] = 'Who can introduce (referents only)';
$string['field_introducer_help'] = 'The member of the network who knows them and can introduce someone. It is never published.';
$string['field_invitation_mail_help'] = 'The person’s own address: the invitation goes there, and nowhere else.';
$string['field_invitation_remarks_help'] = 'For yourselves: this is not sent to the person.';
$string['field_kind'] = 'Kind';
$string['field_kind_help'] = 'Under which title the sheet appears.';
$string['field_knowledge'] = 'What the network knows';
$string['field_knowledge_help'] = 'What members learnt about them that may help a candidate. All members of the space can read it.';
$string['field_lastname'] = 'Last name';
$string['field_lastname_help'] = 'The last name of the person.';
$string['field_level'] = 'Level';
$string['field_level_help'] = 'How much responsibility the job has.';
$string['field_mail'] = 'E-mail';
$string['field_mail_help'] = 'An address anyone may write to, not a private one.';
$string['field_mandate'] = 'Public mandate (never an opinion)';
$string['field_mandate_help'] = 'A public office, for instance mayor or regional councillor. Never write an opinion or a party.';
$string['field_metier'] = 'Métier (ROME code)';
$string['field_metier_help'] = 'The ROME code of the job, for instance M1402. Leave it empty if you do not know it.';
$string['field_metiers'] = 'Métiers sought (ROME codes)';
$string['field_metiers_help'] = 'The ROME codes of the jobs they hire for, separated by commas, for instance: M1402, N1301.';
$string['field_name'] = 'Name';
$string['field_name_help'] = 'The name of the body, company or association, as it calls itself.';
$string['field_opening_commune_help'] = 'The town or village of the work place.';
$string['field_opening_contact_help'] = 'The person to talk to about this offer. It is never published.';
$string['field_opening_introducer_help'] = 'The member of the network who can recommend a candidate for this job. It is never published.';
$string['field_opening_site_help'] = 'The address of the advertisement. You can copy it from the browser.';
$string['field_opening_source'] = 'Where it comes from';
$string['field_opening_source_help'] = 'The person who told you about it, or the site where you found it. It is never published.';
$string['field_opening_state_help'] = 'Choose “To publish” when the sheet is ready, “To withdraw” when the offer does not stand any more. An offer passed on by the network stays among referents.';
$string['field_opening_verified_on_help'] = 'The day you last verified that the offer still stands. Today is proposed.';
$string['field_phone'] = 'Phone';
$string['field_phone_help'] = 'A number anyone may call, for instance 02 41 00 00 00.';
$string['field_purpose'] = 'What for';
$string['field_purpose_help'] = 'In a few words: what one can ask of them.';
$string['field_quality'] = 'As what';
$string['field_quality_help'] = 'What this person is ready to be in the region.';
$string['field_recommended_by'] = 'Recommended by (referents only)';
$string['field_recommended_by_help'] = 'The person of the network who told you about it. It is never published.';
$string['field_remarks'] = 'Remarks';
$string['field_remarks_help'] = 'Anything else that is worth knowing.';
$string['field_rhythm'] = 'To be verified every';
$string['field_rhythm_help'] = 'After how long you will be asked whether it is still right. If you choose nothing: 12 months.';
$string['field_salary'] = 'Salary';
$string['field_salary_help'] = 'The salary if it is given, for instance: €35,000 a year.';
$string['field_sector'] = 'Sector';
$string['field_sector_help'] = 'The field they work in. Leave it empty if you are not sure.';
$string['field_siret'] = 'SIRET';
$string['field_siret_help'] = 'The 14 digits that identify the place, if you have them: they prevent two sheets about the same place.';
$string['field_site'] = 'Web site';
$string['field_site_help'] = 'The address of the site. It can be copied from the browser.';
$string['field_site_link'] = 'Visit the site';
$string['field_size'] = 'Size';
$string['field_size_help'] = 'About how many people work there.';
$string['field_source'] = 'Source of the data';
$string['field_source_help'] = 'Where this information comes from, for instance: their site, a leaflet, a visit.';
$string['field_state'] = 'State';
$string['field_state_help'] = 'Choose “To publish” when the sheet is ready, “To withdraw” to take it out of the Book.';
$string['field_themes'] = 'Themes';
$string['field_themes_help'] = 'Tick everything they can help with.';
$string['field_title'] = 'Title';
$string['field_title_help'] = 'The name of the job, as in the advertisement.';
$string['field_verified_by'] = 'Verified by (referents only)';
$string['field_verified_by_help'] = 'The person who verified it, yourself for instance. It is never published.';
$string['field_verified_on'] = 'Verified on';
$string['field_verified_on_help'] = 'The day you last made sure that it is still right. Today is proposed.';
$string['form_group_about'] = 'What it is';
$string['form_group_apply'] = 'To apply';
$string['form_group_check'] = 'Verification and publication';
$string['form_group_more'] = 'Good to know';
$string['form_group_offer'] = 'The offer';
$string['form_group_origin'] = 'Where it comes from (referents only)';
$string['form_group_reach'] = 'Where and how to reach them';
$string['form_intro'] = 'Fill in what you know; the rest can wait. Only the fields with a red mark are needed.';
$string['invitation_accept'] = 'Accept';
$string['invitation_accept_new'] = 'Accept and make my account';
$string['invitation_accepted'] = 'Thank you. Your invitation is accepted.';
$string['invitation_accepted_existing'] = 'Your present account goes on as it is. The referents of the space are told.';
$string['invitation_accepted_new'] = 'Your account is made. The referents of the space are told.';
$string['invitation_accepted_username'] = 'To log in, your username is:';
$string['invitation_again'] = 'For your safety, this page works for a limited time only. Nothing was done: please choose once more.';
$string['invitation_decline'] = 'Decline';
$string['invitation_declined'] = 'It is noted: you have declined. The invitation has been erased, with the name and the address it held, and you will not be written to again about it.';
$string['invitation_erased'] = 'If you decline, nothing is made, and the invitation is erased at once, with the name and the address it holds.';
$string['invitation_errors'] = 'Your account is not made yet: please look at the fields marked below.';
$string['invitation_existing'] = 'This site already knows your address. Log in with the account that has it, to accept with that account. No other one is made.';
$string['invitation_home'] = 'Go to the home page';
$string['invitation_invalid'] = 'This link does not work, or no longer works. If you have accepted already, you can log in.';
$string['invitation_invited'] = 'You are invited to join the space “{$a}”.';
$string['invitation_login'] = 'Log in';
$string['invitation_login_accept'] = 'Log in to accept';
$string['invitation_logout'] = 'Log out';
$string['invitation_mail_hello'] = 'Hello {$a->firstname} {$a->lastname},';
$string['invitation_mail_ignore'] = 'If you did not expect this message, you need do nothing: no account is made without your agreement, and your name and address are erased on the date above.';
$string['invitation_mail_invited'] = 'You are invited to join the space “{$a->space}” of the site {$a->site}.';
$string['invitation_mail_link'] = 'To accept or to decline, open this page:';
$string['invitation_mail_subject'] = '{$a->site}: an invitation';
$string['invitation_mail_until'] = 'This link is yours alone, and works until {$a}.';
$string['invitation_mara'] = 'MARA is a network of volunteers which helps people who leave the forces to find a second career and a place to live.';
$string['invitation_opening'] = 'Opening this page commits you to nothing: it is the button you choose that answers.';
$string['invitation_other'] = 'You are using the account of {$a} here, and this invitation is for another address. Log out, then open the link of your e-mail again.';
$string['invitation_password'] = 'Choose a password';
$string['invitation_password_again'] = 'The same password again';
$string['invitation_paused'] = 'This site does not make accounts from invitations at present. You can come back later, with the same link.';
$string['invitation_same'] = 'You are using the account of {$a} here: you accept with this account, and no other one is made.';
$string['invitation_stored'] = 'If you accept, an account is made on this site. It holds your name ({$a->name}), your address ({$a->email}) and the password you choose. Your address is shown to no other participant.';
$string['invitation_stored_quality'] = 'Your account will also say as what you come: {$a}.';
$string['invitation_title'] = 'Invitation';
$string['list_agreed'] = 'agreed to be invited:';
$string['list_verified_on'] = 'verified on';
$string['locked'] = 'Another reader or writer is at work: try again.';
$string['mara:createspace'] = 'Create spaces for the companion';
$string['mara:publish'] = 'Publish Books and chapters for the companion';
$string['mara:put'] = 'Write questions, groups, events, sheets and messages for the companion';
$string['mara:read'] = 'Read spaces, people, enrolments, sheets and Books for the companion';
$string['mara:viewregion'] = 'See the page “My region” of a space';
$string['messageprovider:ask'] = 'Questions waiting for an answer';
$string['messageprovider:news'] = 'News of your spaces';
$string['notice_asks'] = 'An answer from you is awaited:';
$string['notice_asks_end'] = 'Opening the link commits you to nothing: your answer goes only when you send it.';
$string['notice_line'] = '{$a->about} ({$a->space})';
$string['notice_line_reminder'] = 'Reminder: {$a->about} ({$a->space})';
$string['notice_more'] = 'Read more';
$string['notice_reminder'] = 'Reminder:';
$string['notice_subject_all'] = 'Questions and news are waiting for you';
$string['notice_subject_ask'] = 'A question is waiting for you ({$a})';
$string['notice_subject_asks'] = '{$a} questions are waiting for you';
$string['notice_subject_news'] = '{$a} news items of your spaces';
$string['notice_subject_reminder'] = 'Reminder: a question is waiting for you ({$a})';
$string['notwritten'] = 'It could not be written.';
$string['option_agreed_no'] = 'Not yet';
$string['option_agreed_yes'] = 'Yes';
$string['option_category_association'] = 'Association';
$string['option_category_institution'] = 'Institution';
$string['option_category_landlord'] = 'Landlord';
$string['option_category_partner'] = 'Partner for counsel or training';
$string['option_category_private_service'] = 'Private service';
$string['option_category_public_service'] = 'Public service';
$string['option_category_social_body'] = 'Social body';
$string['option_clearance_none'] = 'None';
$string['option_clearance_secret'] = 'Secret';
$string['option_clearance_top_secret'] = 'Top secret';
$string['option_contract_civil_service'] = 'Civil service';
$string['option_contract_fixed_term'] = 'Fixed term';
$string['option_contract_independent'] = 'Independent';
$string['option_contract_permanent'] = 'Permanent';
$string['option_contract_temporary'] = 'Temporary';
$string['option_contract_volunteer'] = 'Volunteer work';
$string['option_diffusion_network'] = 'Passed on by the network';
$string['option_diffusion_open'] = 'Open';
$string['option_kind_chamber'] = 'Chamber';
$string['option_kind_employer'] = 'Employer';
$string['option_kind_funder'] = 'Funder';
$string['option_kind_joint_body'] = 'Joint body';
$string['option_kind_network'] = 'Members’ network';
$string['option_level_employee'] = 'Employee';
$string['option_level_executive'] = 'Top management';
$string['option_level_manager'] = 'Manager';
$string['option_level_supervisor'] = 'Supervisor or technician';
$string['option_quality_mentor'] = 'Mentor';
$string['option_quality_resource'] = 'Resource member';
$string['option_rhythm_months_1'] = '1 month';
$string['option_rhythm_months_12'] = '12 months';
$string['option_rhythm_months_3'] = '3 months';
$string['option_rhythm_months_6'] = '6 months';
$string['option_sector_naf_a'] = 'A – Agriculture, forestry and fishing';
$string['option_sector_naf_b'] = 'B – Mining and quarrying';
$string['option_sector_naf_c'] = 'C – Manufacturing';
$string['option_sector_naf_d'] = 'D – Electricity, gas, steam and air conditioning supply';
$string['option_sector_naf_e'] = 'E – Water supply; sewerage, waste management and remediation activities';
$string['option_sector_naf_f'] = 'F – Construction';
$string['option_sector_naf_g'] = 'G – Wholesale and retail trade; repair of motor vehicles and motorcycles';
$string['option_sector_naf_h'] = 'H – Transportation and storage';
$string['option_sector_naf_i'] = 'I – Accommodation and food service activities';
$string['option_sector_naf_j'] = 'J – Information and communication';
$string['option_sector_naf_k'] = 'K – Financial and insurance activities';
$string['option_sector_naf_l'] = 'L – Real estate activities';
$string['option_sector_naf_m'] = 'M – Professional, scientific and technical activities';
$string['option_sector_naf_n'] = 'N – Administrative and support service activities';
$string['option_sector_naf_o'] = 'O – Public administration and defence; compulsory social security';
$string['option_sector_naf_p'] = 'P – Education';
$string['option_sector_naf_q'] = 'Q – Human health and social work activities';
$string['option_sector_naf_r'] = 'R – Arts, entertainment and recreation';
$string['option_sector_naf_s'] = 'S – Other service activities';
$string['option_sector_naf_t'] = 'T – Activities of households as employers; undifferentiated goods- and services-producing activities of households for own use';
$string['option_sector_naf_u'] = 'U – Activities of extraterritorial organisations and bodies';
$string['option_size_from_5000'] = '5,000 and more';
$string['option_size_under_10'] = 'Under 10';
$string['option_size_under_250'] = '50 to 249';
$string['option_size_under_50'] = '10 to 49';
$string['option_size_under_5000'] = '250 to 4,999';
$string['option_state_draft'] = 'Draft';
$string['option_state_publish'] = 'To publish';
$string['option_state_withdraw'] = 'To withdraw';
$string['option_themes_budget'] = 'Budget';
$string['option_themes_business'] = 'Starting a business';
$string['option_themes_career_choice'] = 'Choice of a career';
$string['option_themes_digital'] = 'Digital tools';
$string['option_themes_disability'] = 'Disability';
$string['option_themes_equipment'] = 'Equipment and food';
$string['option_themes_family'] = 'Family and children';
$string['option_themes_health'] = 'Health';
$string['option_themes_housing'] = 'Housing';
$string['option_themes_job_search'] = 'Job search';
$string['option_themes_mobility'] = 'Mobility';
$string['option_themes_paperwork'] = 'Paperwork and rights';
$string['option_themes_training'] = 'Training';
$string['otherinstance'] = 'This batch is meant for another Moodle.';
$string['pluginname'] = 'MARA companion';
$string['privacy:export:asks'] = 'Questions and answers';
$string['privacy:export:invitations'] = 'Accepted invitations';
$string['privacy:export:memberships'] = 'Groups, spaces and cohorts';
$string['privacy:export:messages'] = 'Messages';
$string['privacy:export:noted'] = 'Noted changes';
$string['privacy:metadata:answer'] = 'Answers to the companion’s questions, kept until it removes the question.';
$string['privacy:metadata:answer:choice'] = 'The choice';
$string['privacy:metadata:answer:remark'] = 'The remark, erased thirty days after the question closed';
$string['privacy:metadata:answer:timeanswered'] = 'When it was answered';
$string['privacy:metadata:ask'] = 'The companion’s questions.';
$string['privacy:metadata:ask:body'] = 'The title and the text, which may name people; erased thirty days after it closed';
$string['privacy:metadata:ask_person'] = 'Whom a question is put to.';
$string['privacy:metadata:ask_person:timenotified'] = 'When the person was told';
$string['privacy:metadata:ask_person:timereminded'] = 'When they were reminded';
$string['privacy:metadata:change'] = 'References to what changed, kept for forty days so that the companion can follow.';
$string['privacy:metadata:change:kind'] = 'The kind of object that changed';
$string['privacy:metadata:change:objectid'] = 'The id of the object, which may be that of a user';
$string['privacy:metadata:change:timecreated'] = 'When the change was noted';
$string['privacy:metadata:companion'] = 'The MARA companion, a service of the association, reads what it needs through web services.';
$string['privacy:metadata:companion:accesses'] = 'The day of the last visit to each space';
$string['privacy:metadata:companion:answers'] = 'Answers to the companion’s questions, with their remarks';
$string['privacy:metadata:companion:chapters'] = 'The text of chapters that a person edited in the Books of the companion';
$string['privacy:metadata:companion:completions'] = 'Which activities and spaces were completed, and when';
$string['privacy:metadata:companion:enrolments'] = 'Enrolments in the spaces, with their dates';
$string['privacy:metadata:companion:entries'] = 'The sheets of the spaces, with the id of their author';
$string['privacy:metadata:companion:groups'] = 'Membership of groups of the spaces and of cohorts';
$string['privacy:metadata:companion:name'] = 'First name, last name, language, and whether the account is suspended, of those enrolled in a space';
$string['privacy:metadata:companion:pieces'] = 'Whom it put into a group, and whom a question or a message cannot reach';
$string['privacy:metadata:companion:profile'] = 'The profile fields of the category MARA';
$string['privacy:metadata:companion:roles'] = 'Roles given in the spaces';
$string['privacy:metadata:core_message'] = 'Questions and messages are announced by Moodle’s notifications.';
$string['privacy:metadata:invitation'] = 'Invitations of people who have no account yet.';
$string['privacy:metadata:invitation:body'] = 'The address and the name, erased as soon as the invitation closes';
$string['privacy:metadata:invitation:status'] = 'Whether it was sent, accepted or declined';
$string['privacy:metadata:member'] = 'The groups, spaces and cohorts the companion put people into.';
$string['privacy:metadata:member:state'] = 'Whether the person is in, waits for their enrolment or was taken off';
$string['privacy:metadata:message'] = 'The companion’s messages to one person.';
$string['privacy:metadata:message:body'] = 'The subject and the text, erased thirty days after it was sent';
$string['privacy:metadata:message:status'] = 'Whether the message was sent';
$string['privacy:metadata:message:timesent'] = 'When it was sent';
$string['privacy:metadata:page'] = 'The page “My region” of each space.';
$string['privacy:metadata:page:body'] = 'What the companion wrote there, which may name people';
$string['privacy:metadata:seen'] = 'What the plugin last told the companion, as a hash, so that it notices what changed.';
$string['privacy:metadata:seen:fingerprint'] = 'A hash from which nothing can be read';
$string['privacy:metadata:userid'] = 'The id of the person';
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
$string['region'] = 'My region';
$string['region_asks'] = 'Waiting for your answer';
$string['region_asks_none'] = 'No question is waiting for your answer.';
$string['region_asks_one'] = 'One question is waiting for your answer.';
$string['region_asks_see'] = 'See my questions';
$string['region_asks_some'] = '{$a} questions are waiting for your answer.';
$string['region_away'] = 'The companion has not come by for more than two days. What follows may be out of date. Nothing is lost: all that is in Moodle works without it. If this lasts, tell the national cell.';
$string['region_came'] = 'The companion last came by on {$a}.';
$string['region_empty'] = 'The companion has written nothing about this space yet.';
$string['region_never'] = 'The companion has never come by. All that is in Moodle works without it.';
$string['region_since'] = 'since {$a}';
$string['role_mara_candidate'] = 'MARA candidate';
$string['role_mara_candidate_description'] = 'Reads the Books of a space; sees neither the sheets nor the other participants.';
$string['role_mara_coordinator'] = 'MARA coordinator';
$string['role_mara_coordinator_description'] = 'Steers several spaces: in each, edits the sheets and the Books and sees the page “My region”, as its referent does.';
$string['role_mara_referent'] = 'MARA referent';
$string['role_mara_referent_description'] = 'Edits the sheets and the Books of a space, and sees its page “My region”.';
$string['role_mara_service'] = 'MARA companion (service)';
$string['role_mara_service_description'] = 'What the companion may do through its web service, and nothing more.';
$string['section_books'] = 'My region';
$string['section_referents'] = 'Referents’ corner';
$string['service_description'] = 'The account of the MARA companion. It only works with a token and cannot log in.';
$string['service_lastname'] = 'companion';
$string['setting_accounts'] = 'Accounts by invitation';
$string['setting_accounts_help'] = 'A person who accepts an invitation of the companion gets an account, by this site’s own rules.';
$string['setting_allows'] = 'What the companion may do here';
$string['setting_allows_help'] = 'Nothing is allowed unless you say so.';
$string['setting_cohorts'] = 'Cohorts it may fill';
$string['setting_cohorts_help'] = 'The idnumbers of the cohorts, separated by commas. Only memberships it made itself are ever taken away.';
$string['setting_enrolroles'] = 'Roles it may give';
$string['setting_enrolroles_help'] = 'With an enrolment in a space. A role that may edit, see the participants or manage is refused.';
$string['setup_allowed'] = 'user allowed for the service {$a}';
$string['setup_allows'] = '{$a->setting} = {$a->value}';
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
$string['setup_space'] = 'sheets of the space {$a}';
$string['setup_there'] = 'Already there: {$a}';
$string['setup_token'] = 'token';
$string['setup_token_renewed'] = 'new token; the old one no longer works';
$string['setup_user'] = 'user {$a}';
$string['setup_user_off'] = 'the user {$a} is suspended or may not log in; it was left so, but the companion cannot work';
$string['setup_webservices'] = 'web services switched on';
$string['sheet_invitation'] = 'Persons to invite';
$string['sheet_invitation_intro'] = 'One sheet for each person without an account whom you would like to invite. Only referents see this page. Nobody is written to before “Agreed to be invited” is “Yes”.';
$string['sheet_job_market'] = 'Job market sheets';
$string['sheet_job_market_intro'] = 'One sheet for each employer, body or network that can help find work. Only referents see this page. A sheet is published when its state is “To publish”.';
$string['sheet_living_area'] = 'Living area sheets';
$string['sheet_living_area_intro'] = 'One sheet for each place or person that helps newcomers settle in. Only referents see this page. A sheet is published when its state is “To publish”.';
$string['sheet_opening'] = 'Job openings';
$string['sheet_opening_intro'] = 'One sheet for each job opening. Only referents see this page. An open one is published when its state is “To publish”; one passed on by the network is never published.';
$string['task_compare'] = 'Note what changed without an event';
$string['task_erase'] = 'Erase the texts of what was closed long ago';
$string['task_notices'] = 'Tell people what is waiting for them';
$string['task_prune'] = 'Forget old rows of the change log';
$string['task_upgrade'] = 'Give the spaces what the new version brings';
$string['toolarge'] = 'The text is larger than a chapter may be.';
$string['unknownsheet'] = 'There is no such kind of sheet.';
$string['unknownspace'] = 'There is no such space here.';
$string['upgrade_failed'] = 'These spaces remain to be completed: {$a}';
$string['upgrade_space_failed'] = 'the sheets of the space {$a->code} could not be completed ({$a->error}); run cli/setup.php again, or cli/space.php --code={$a->code}';
