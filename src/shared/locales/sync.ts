import { bilingual } from './catalogue.ts';

export const catalogue = bilingual(
  {
    'sync.site.other':
      'Ce compagnon sert le Moodle {{served}} ; celui qui répond ({{answered}}) est un autre site, ou son greffon a été réinstallé. Rien n’a été lu ni écrit. Vérifiez MOODLE_URL ; si c’est voulu : mara doctor --accept-site.',
    'sync.site.clone':
      'Ce compagnon sert le Moodle {{served}}, mais c’est {{answered}} qui répond : une copie du site, ou un site déménagé. Rien n’a été lu ni écrit. Vérifiez MOODLE_URL ; si le site a vraiment déménagé : mara doctor --accept-site.',
    'sync.lease.busy':
      'Un cycle tourne déjà depuis {{since}} ({{program}}, machine {{machine}}, processus {{process}}). Attendez sa fin, ou réessayez après {{until}} s’il a été interrompu.',
    'sync.lease.running':
      'Un cycle tourne depuis {{since}} ({{program}}, machine {{machine}}, processus {{process}}).',
    'sync.lease.lost':
      'Ce cycle n’a plus donné signe de vie à temps et un autre a pris sa place ; il s’arrête sans plus rien écrire. Rien n’est à faire : l’autre cycle reprend là où en est Moodle.',
    'sync.chapter.refused':
      'Espace {{space}}, chapitre « {{chapter}} » : Moodle le refuse ({{code}} : {{text}}). Il sera retenté quand les fiches auront changé.',
    'sync.chapter.failed':
      'Espace {{space}}, chapitre « {{chapter}} » : l’écriture a échoué ({{code}} : {{text}}). Elle sera retentée au prochain cycle.',
    'sync.run.pulled.whole':
      'Lecture complète de Moodle : {{received}} objets reçus, {{forgotten}} oubliés.',
    'sync.run.pulled.changes':
      'Lecture des nouveautés de Moodle : {{received}} objets reçus, {{forgotten}} oubliés.',
    'sync.run.space':
      'Espace {{space}} : {{created}} chapitres créés, {{updated}} mis à jour, {{failed}} refusés.',
    'sync.run.conflicts_one': '{{count}} chapitre modifié à la main est gardé tel quel.',
    'sync.run.conflicts_other': '{{count}} chapitres modifiés à la main sont gardés tels quels.',
  },
  {
    'sync.site.other':
      'This companion serves the Moodle {{served}}; the one that answers ({{answered}}) is another site, or its plugin was installed anew. Nothing was read or written. Check MOODLE_URL; if this is meant: mara doctor --accept-site.',
    'sync.site.clone':
      'This companion serves the Moodle {{served}}, but {{answered}} answers: a copy of the site, or a site that moved. Nothing was read or written. Check MOODLE_URL; if the site really moved: mara doctor --accept-site.',
    'sync.lease.busy':
      'A cycle has been running since {{since}} ({{program}}, machine {{machine}}, process {{process}}). Wait for its end, or try again after {{until}} if it was interrupted.',
    'sync.lease.running':
      'A cycle has been running since {{since}} ({{program}}, machine {{machine}}, process {{process}}).',
    'sync.lease.lost':
      'This cycle gave no sign of life in time and another took its place; it stops and writes nothing more. Nothing is to be done: the other cycle goes on from where Moodle stands.',
    'sync.chapter.refused':
      'Space {{space}}, chapter “{{chapter}}”: Moodle refuses it ({{code}}: {{text}}). It is tried again when the sheets have changed.',
    'sync.chapter.failed':
      'Space {{space}}, chapter “{{chapter}}”: writing failed ({{code}}: {{text}}). It is tried again at the next cycle.',
    'sync.run.pulled.whole':
      'Moodle read as a whole: {{received}} objects received, {{forgotten}} forgotten.',
    'sync.run.pulled.changes':
      'News read from Moodle: {{received}} objects received, {{forgotten}} forgotten.',
    'sync.run.space':
      'Space {{space}}: {{created}} chapters created, {{updated}} updated, {{failed}} refused.',
    'sync.run.conflicts_one': '{{count}} chapter edited by hand is kept as it is.',
    'sync.run.conflicts_other': '{{count}} chapters edited by hand are kept as they are.',
  },
);
