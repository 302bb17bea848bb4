/**
 * What becomes of sheets on a real Moodle, as people see it on a telephone: written, published,
 * wrong and mended, edited in the Book, asked about; and what candidates and guests never see. Left out
 * unless MOODLE_URL, MOODLE_TOKEN and MOODLE_CLI are given.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { faultsOf, launch, shoot } from '../support/browser.ts';
import { chromiumPath } from '../support/machine.ts';
import { realMoodle } from '../support/moodle-under-test-real.ts';
import { personAt } from '../support/person.ts';
import { openRealSpace, type RealSpace } from '../support/real-space.ts';
import { addSheet, fillSheet, saveSheet } from '../support/sheet-form.ts';

/** The little of a browser that is used in it. */
type Element = {
  insertAdjacentHTML: (place: string, html: string) => void;
  ownerDocument: {
    getSelection: () => { selectAllChildren: (within: unknown) => void; collapseToEnd: () => void };
  };
};

const startable = realMoodle(process.env);
const where = startable === undefined || chromiumPath === undefined ? describe.skip : describe;
/** Moodle's pages take their time on a small machine. */
const SLOW = 240_000;
const DAY = 86_400_000;
/** A telephone, and a page enlarged four times. */
const PHONE = [390, 320];
/** A région of its own: no sheet of a neighbour stands in its Books. */
const MEUSE = { name: 'Meuse', departements: ['55'] };
const CAST = { odile: { role: 'referent' }, marc: { role: 'candidate' } } as const;

/** All that a volunteer fills in. */
const LANDLORD = {
  Rubrique: 'Bailleur',
  Nom: 'Verdun Habitat',
  'Pour quoi faire': 'Logements familiaux à loyer modéré',
  Thèmes: ['Logement', 'Démarches et droits'],
  'Pour qui': 'familles avec enfants',
  Coût: 'selon les revenus',
  Adresse: '4 rue de la Digue',
  Commune: 'Verdun',
  Téléphone: '02 61 91 00 11',
  Courriel: 'accueil@example.org',
  'Site internet': 'https://example.org/logement/un-chemin-vraiment-tres-long-pour-un-telephone',
  Horaires: 'Du lundi au vendredi, de 9 h à 12 h',
  'Personne à contacter (réservé aux référents)': 'Mme Querlon, poste 4512',
  Remarques: 'Sonner à l’entrée de la cour.',
  SIRET: '73282932000074',
  'Source des données': 'leur dépliant',
  'Recommandée par (réservé aux référents)': 'le colonel Brévalle',
  'Vérifiée par (réservé aux référents)': 'Odile Tessonnier',
  'À revérifier tous les': '1 mois',
  État: 'À publier',
};
/** Of a chapter's page, what is between its title and the arrows of Moodle's. */
const OURS = '.book_content .no-overflow';

/** Words of fields for referents, and of an opening passed on by the network. */
const SECRETS = ['Querlon', 'Brévalle', 'Tessonnier', 'Vauquelin', 'Sérignac', 'discrétion'];
const CORNER = ['Coin des référents', 'Fiches du bassin', 'Personnes à inviter', 'region.php'];

where('sheets on a real Moodle', () => {
  let browser: Browser;
  let here: RealSpace<typeof CAST>;
  let odile: Page;

  beforeAll(async () => {
    if (startable === undefined) return;
    browser = await launch();
    here = await openRealSpace(startable, browser, CAST, MEUSE);
    odile = await here.enter('odile', PHONE[0]);
  }, SLOW);
  afterAll(async () => {
    await browser.close();
    await here.moodle.fixture.deleteSpace(here.space.code);
    await here.close();
  });

  const at = (path: string): string => `${here.moodle.url}${path}`;
  const database = (family: string) => here.space.databases.find((one) => one.sheet === family)!;
  const faults = (page: Page, name: string, part: string): Promise<string[]> =>
    faultsOf(page, `real-content-${name}`, part, PHONE);
  /** As a telephone shows it, after other widths were looked at. */
  const onPhone = (page: Page): Promise<void> => page.setViewportSize({ width: 390, height: 844 });

  const books = async () => {
    const { items } = await here.app.sync.moodle.snapshot('books', 0);
    return items.filter(({ space }) => space === here.space.code);
  };
  const chapterOf = async (name: string, title: string) => {
    const book = (await books()).find((one) => one.name === name);
    const chapter = book?.chapters.find((one) => one.title === title);
    if (book === undefined || chapter === undefined) throw new Error(`No ${title} in ${name}`);
    const url = at(`/mod/book/view.php?id=${book.cmid}&chapterid=${chapter.id}`);
    return { cmid: book.cmid, id: chapter.id, url };
  };
  const openChapter = async (page: Page, name: string, title: string): Promise<Locator> => {
    await onPhone(page);
    await page.goto((await chapterOf(name, title)).url);
    return page.locator('.book_content');
  };
  const block = (page: Page, name: string): Locator =>
    page.locator('.mara-sheet').filter({ has: page.locator('.mara-f-name', { hasText: name }) });
  const entries = async (family: string) => {
    const { items } = await here.app.sync.moodle.snapshot('entries', 0);
    return items.filter(({ databaseid }) => databaseid === database(family).id);
  };
  const entryNamed = async (family: string, name: string) => {
    const found = (await entries(family)).find(({ fields }) => fields['name'] === name);
    if (found === undefined) throw new Error(`No sheet ${name}`);
    return found;
  };

  /** Behind the link to a sheet; Moodle 4.4 shows the sheet first, its form is in the menu beside it. */
  const formOpened = async (page: Page): Promise<void> => {
    await page.waitForLoadState('networkidle');
    if (new URL(page.url()).pathname.endsWith('/edit.php')) return;
    await page.locator('.entry-actionsmenu .dropdown-toggle').first().click();
    await page.getByRole('menuitem', { name: 'Modifier' }).click();
    await page.waitForLoadState('networkidle');
  };

  it(
    'a sheet written on a telephone is published by the next cycle',
    async () => {
      await odile.goto(at(`/course/view.php?id=${here.space.id}`));
      await addSheet(odile, database('living_area').url, LANDLORD);
      await faults(odile, 'saved', '#region-main');
      expect((await here.cycle()).applied).toMatchObject({ failed: 0, conflicts: 0 });
      const marc = await here.enter('marc', PHONE[0]);
      const chapter = await openChapter(marc, 'Bassin de vie', 'Bailleurs');
      expect(await chapter.innerText()).toMatch(/Logements familiaux[^]*02 61 91 00 11/);
      expect(await faults(marc, 'book', OURS)).toEqual([]);
      await marc.context().close();
    },
    SLOW,
  );

  it(
    'a mistake leaves its field out, is told on « Ma région », and is mended from there',
    async () => {
      await onPhone(odile);
      await addSheet(odile, database('living_area').url, {
        ...{ Rubrique: 'Bailleur', Nom: 'Bar Habitat', État: 'À publier' },
        ...{ Téléphone: '02 61 91 00 1', Commune: 'Saint-Denis' },
      });
      await here.cycle();
      await openChapter(odile, 'Bassin de vie', 'Bailleurs');
      expect(await block(odile, 'Bar Habitat').innerText()).not.toMatch(/Téléphone|91 00 1\b/);
      await faults(odile, 'book-mistake', OURS);

      const region = at(`/local/mara/region.php?id=${here.space.id}`);
      await odile.goto(region);
      const lines = odile.locator('.local-mara-region li').filter({ hasText: 'Bar Habitat' });
      const wrong = lines.filter({ hasText: 'n’est pas un numéro' });
      expect(await wrong.innerText()).toMatch(/Téléphone.*02 61 91 00 1/);
      expect(await lines.filter({ hasText: 'peut vouloir dire' }).innerText()).toMatch(/Commune/);
      expect(await faults(odile, 'region-mistake', '.local-mara-region')).toEqual([]);
      await onPhone(odile);
      await wrong.getByRole('link').click();
      await formOpened(odile);
      await shoot(odile, 'real-content-mend');
      await fillSheet(odile, { Téléphone: '02 61 91 00 12', Commune: 'Bar-le-Duc' });
      await saveSheet(odile);
      await here.cycle();
      await odile.goto(region);
      expect(await lines.count()).toBe(0);
      await openChapter(odile, 'Bassin de vie', 'Bailleurs');
      expect(await block(odile, 'Bar Habitat').innerText()).toContain('02 61 91 00 12');
    },
    SLOW,
  );

  const BOOK = 'Bassin de vie';
  const CHAPTER = 'Bailleurs';
  const VERDUN = 'Verdun Habitat';

  /** Opens the chapter in Moodle's editor, does something to the text in it, and saves. */
  const edit = async (shot: string, change: (text: FrameLocator) => Promise<void>) => {
    const { cmid, id } = await chapterOf(BOOK, CHAPTER);
    await onPhone(odile);
    await odile.goto(at(`/mod/book/edit.php?cmid=${cmid}&id=${id}`));
    const text = odile.frameLocator('#id_content_editor_ifr');
    await text.locator('.mara-sheet').first().waitFor();
    await change(text);
    await shoot(odile, `real-content-${shot}`);
    await odile.click('#id_submitbutton');
    await odile.waitForURL(({ pathname }) => pathname.endsWith('/mod/book/view.php'));
    await here.cycle();
    // The question is put by the reading that saw the edit, or by the one after.
    await here.cycle();
  };
  const typeBehind = async (place: Locator, words: string): Promise<void> => {
    await place.click();
    await place.evaluate((element) => {
      const { ownerDocument } = element as unknown as Element;
      ownerDocument.getSelection().selectAllChildren(element);
      ownerDocument.getSelection().collapseToEnd();
    });
    await odile.keyboard.type(words);
  };
  const inBlock = (text: FrameLocator, name: string, field: string): Locator =>
    text
      .locator('.mara-sheet')
      .filter({ has: text.locator('.mara-f-name', { hasText: name }) })
      .locator(`.mara-f-${field}`);
  const answer = async (label: string): Promise<void> => {
    await onPhone(odile);
    await odile.goto(at('/local/mara/asks.php'));
    expect(await odile.locator('.local_mara_asks').innerText()).toContain(VERDUN);
    expect(await faults(odile, `ask-${label.split(' ')[0] ?? ''}`, '.local_mara_asks')).toEqual([]);
    await onPhone(odile);
    await odile.getByLabel(label).check();
    await odile.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await odile.locator('.alert-success').waitFor();
    await here.cycle();
    await here.cycle();
  };
  const change = async (name: string, values: Record<string, string>): Promise<void> => {
    const { id } = await entryNamed('living_area', name);
    await (await here.by('odile')).editEntry(database('living_area').id, id, values);
    await here.cycle();
  };
  const shown = async (): Promise<string> => {
    await openChapter(odile, BOOK, CHAPTER);
    return odile.locator(OURS).innerText();
  };

  it(
    'a block edited in the editor is kept, words between blocks stay, and neighbours are kept up',
    async () => {
      await edit('editor', async (text) => {
        await typeBehind(inBlock(text, VERDUN, 'hours'), ', sauf en août');
        // As words dropped there, or pasted.
        await text
          .locator('.mara-place')
          .last()
          .evaluate((place, words) => {
            (place as unknown as Element).insertAdjacentHTML('beforebegin', words);
          }, '<p>Demandez Odile avant d’appeler.</p>');
      });
      await change('Bar Habitat', { phone: '02 61 91 00 13' });
      expect(await shown()).toMatch(
        /02 61 91 00 13[^]*Demandez Odile avant d’appeler\.[^]*sauf en août/,
      );
      await faults(odile, 'book-blended', OURS);
    },
    SLOW,
  );

  it(
    '« Reporter dans la fiche » writes it into the sheet, which the block follows again',
    async () => {
      await edit('editor-again', (text) =>
        typeBehind(inBlock(text, VERDUN, 'hours'), ' ni à Noël'),
      );
      await answer('Reporter dans la fiche');
      const { fields } = await entryNamed('living_area', VERDUN);
      expect(fields['hours']).toMatch(/sauf en août ni à Noël$/);
      await change(VERDUN, { phone: '02 61 91 00 14' });
      expect(await shown()).toMatch(/Demandez Odile[^]*02 61 91 00 14[^]*ni à Noël/);
      await faults(odile, 'book-carried', OURS);
    },
    SLOW,
  );

  it(
    '« Reprendre la fiche » shows again what the sheet says',
    async () => {
      await edit('editor-third', (text) =>
        typeBehind(inBlock(text, VERDUN, 'phone'), ' (le soir)'),
      );
      expect(await shown()).toContain('(le soir)');
      await answer('Reprendre la fiche');
      expect(await shown()).not.toContain('(le soir)');
      expect(await shown()).toMatch(/Demandez Odile[^]*02 61 91 00 14/);
    },
    SLOW,
  );

  it(
    '« Garder mon texte » keeps it whatever becomes of its sheet',
    async () => {
      await edit('editor-last', (text) =>
        typeBehind(inBlock(text, VERDUN, 'cost'), ', à voir avec Odile'),
      );
      await answer('Garder mon texte');
      await change(VERDUN, { hours: 'Le mardi' });
      expect(await shown()).toMatch(/Demandez Odile[^]*à voir avec Odile[^]*sauf en août/);
      await odile.goto(at('/local/mara/asks.php'));
      expect(await odile.locator('.local_mara_asks form').count()).toBe(0);
    },
    SLOW,
  );

  it(
    '« C’est toujours exact » is two clicks from the notification, and the sheet says today',
    async () => {
      const lastTime = new Date(Date.now() - 60 * DAY).toISOString().slice(0, 10);
      await change('Bar Habitat', { verified_on: lastTime, rhythm: '1 mois' });
      await here.cycle();
      await here.moodle.fixture.sendNotices();
      await onPhone(odile);
      await odile.goto(at('/message/output/popup/notifications.php'));
      await odile.locator('[data-region="notification-content-item-container"]').first().click();
      const letter = odile.locator('[data-region="content-area"]');
      await shoot(odile, 'real-content-notification');
      await letter.getByRole('link', { name: 'Des fiches à revoir' }).click();
      expect(await faults(odile, 'ask-due', '.local_mara_asks')).toEqual([]);
      await onPhone(odile);
      await odile.getByLabel('C’est toujours exact').check();
      await odile.getByRole('button', { name: 'Envoyer ma réponse' }).click();
      await odile.locator('.alert-success').waitFor();
      // The answer is read, written into the sheet, and read there again.
      for (let turn = 0; turn < 3; turn += 1) await here.cycle();
      const { fields } = await entryNamed('living_area', 'Bar Habitat');
      const day = fields['verified_on'] ?? '';
      expect(Date.parse(day)).toBeGreaterThan(Date.now() - 2 * DAY);
      const said = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
      await openChapter(odile, BOOK, CHAPTER);
      const shownOf = await block(odile, 'Bar Habitat').innerText();
      expect(shownOf.replace(/\s/g, ' ')).toContain(`Vérifiée le ${said.format(new Date(day))}`);
    },
    SLOW,
  );

  it(
    'an open offer is published, one passed on by the network nowhere',
    async () => {
      await onPhone(odile);
      await addSheet(odile, database('job_market').url, {
        ...{ Nature: 'Employeur', Nom: 'Chantiers de Meuse', État: 'À publier' },
        ...{
          'Secteur d’activité': 'F – Construction',
          Effectif: '50 à 249',
          Commune: 'Bar-le-Duc',
        },
        ...{ 'Métiers recherchés (codes ROME)': 'F1201', Téléphone: '02 61 91 00 15' },
        'Ce que le réseau en sait': 'Recrutent des conducteurs de travaux.',
        'Qui peut présenter (réservé aux référents)': 'Mme Vauquelin',
      });
      await addSheet(odile, database('opening').url, {
        ...{ Intitulé: 'Conducteur de travaux', Diffusion: 'Ouverte', État: 'À publier' },
        ...{
          'Métier (code ROME)': 'F1201',
          Employeur: 'Chantiers de Meuse',
          Commune: 'Bar-le-Duc',
        },
        ...{ Contrat: 'CDI', Niveau: 'Cadre', 'Date limite (JJ/MM/AAAA)': '31/12/2099' },
        'D’où vient l’offre': 'Mme Vauquelin',
      });
      await shoot(odile, 'real-content-opening-saved');
      await addSheet(odile, database('opening').url, {
        ...{ Intitulé: 'Directeur de site Sérignac', Diffusion: 'Transmise par le réseau' },
        ...{ Description: 'À traiter avec discrétion.', Commune: 'Commercy', État: 'À publier' },
      });
      await here.cycle();
      for (const [book, title, name] of [
        ['Bassin d’emploi', 'Employeurs', 'Chantiers de Meuse'],
        ['Offres d’emploi', null, 'Conducteur de travaux'],
      ] as const) {
        const found = (await books()).find((one) => one.name === book);
        const chapter = title ?? found?.chapters.at(-1)?.title ?? '';
        const text = await openChapter(odile, book, chapter);
        expect(await text.innerText()).toContain(name);
        expect(await faults(odile, `book-${found?.key.split('/')[1] ?? ''}`, OURS)).toEqual([]);
      }
    },
    SLOW,
  );

  it(
    'candidates, guests and strangers see nothing that is not theirs',
    async () => {
      // What is looked for does stand where referents look.
      const { id: entry, databaseid } = await entryNamed('living_area', VERDUN);
      const own = await here.by('odile');
      const { html: sheet } = await own.open(`/mod/data/view.php?d=${databaseid}&rid=${entry}`);
      expect(SECRETS.filter((secret) => sheet.includes(secret))).toHaveLength(3);
      await here.moodle.fixture.setGuestAccess(here.space.code, true);
      const [marc, guest, stranger] = [
        await here.by('marc'),
        personAt(here.moodle.url),
        personAt(here.moodle.url),
      ];
      await guest.loginAsGuest();
      const found = await books();
      const pages = [
        `/course/view.php?id=${here.space.id}`,
        `/local/mara/region.php?id=${here.space.id}`,
        '/local/mara/asks.php',
        '/my/',
        `/search/index.php?q=Querlon`,
        ...here.space.databases.flatMap(({ id, cmid }) => [
          `/mod/data/view.php?id=${cmid}`,
          `/mod/data/view.php?d=${id}&mode=list&search=Querlon`,
          `/mod/data/edit.php?d=${id}`,
          `/mod/data/export.php?d=${id}`,
        ]),
        ...(await entries('opening')).map(({ url }) => url),
        ...found.flatMap(({ cmid, chapters }) =>
          chapters.map(({ id }) => `/mod/book/view.php?id=${cmid}&chapterid=${id}`),
        ),
        ...found.map(({ cmid }) => `/mod/book/tool/print/index.php?id=${cmid}`),
      ];
      const told: string[] = [];
      for (const [who, person] of Object.entries({ marc, guest, stranger })) {
        let read = 0;
        for (const page of pages) {
          const { html } = await person.open(page);
          const words = html
            .replaceAll(/[?&](amp;)?(q|search)=Querlon/g, '')
            .replaceAll('value="Querlon"', '');
          const seen = [...SECRETS, ...CORNER].filter((secret) => words.includes(secret));
          if (seen.length > 0) told.push(`${who} ${page}: ${seen.join()}`);
          if (words.includes(VERDUN)) read += 1;
        }
        told.push(`${who} reads ${read > 0 ? 'the Book' : 'nothing'}`);
      }
      await here.moodle.fixture.setGuestAccess(here.space.code, false);
      expect(told).toEqual([
        'marc reads the Book',
        'guest reads the Book',
        'stranger reads nothing',
      ]);
    },
    SLOW,
  );
});
