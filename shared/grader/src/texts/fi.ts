import { durationParts } from './duration-parts.ts';
import type { Texts } from './en.ts';

/** What the teacher's outputs say, in Finnish. */
export const fi: Texts = {
  status: {
    missing: 'Mitään ei palautettu.',
    untouched: 'Tämä on yhä aloituskoodi.',
    judged: 'Arvioitu.',
    'not-judged': 'Tätä ei voitu arvioida. Opettajasi selvittää asian.',
  },
  notFetched: (why) => `Mitään ei voitu arvioida: ${why}. Opettajasi selvittää asian.`,
  unreached: {
    'not-a-folder': 'palautuksen kansio ei ole oikea kansio',
    unreadable: 'palautuksen tiedostoa tai kansiota ei voitu lukea',
    'not-fetched': 'repositoriota ei voitu hakea',
    'no-such-commit': 'repositoriossa ei ole nimettyä committia',
  },
  reached: 'ratkaistu',
  notReached: 'ei ratkaistu',
  notLoaded: 'Koodia ei voitu ladata, joten mitään ei päästy kokeilemaan',
  guard: 'oltava kunnossa',
  hidden: 'piilotetut syötteet',
  bonus: 'lisäpisteet',
  flaky: 'meni läpi yhdellä ajolla mutta ei toisella; parempi tulos jää voimaan',
  late: (hours, keeps) =>
    `Palautettu ${duration(hours)} määräajan jälkeen: pisteistä jää jäljelle ${percent(keeps)}.`,
  lateFor: (hours) => `Palautettu ${duration(hours)} määräajan jälkeen.`,
  tooLate: 'Näin myöhään palautettua tehtävää ei enää lasketa ratkaistuksi.',
  manual: (reason) => `Opettajan päätös: ${reason}`,
  points: (points, max) => `${number(points)}/${max} pistettä`,
  seed: 'siemenluku',
  noSandbox:
    'Arvioitu ilman hiekkalaatikkoa: palautettu koodi on voinut päästä käsiksi tähän koneeseen ja väärentää tuloksia. Älä anna näitä arvosanoja.',

  kinds: {
    'type-error': 'tyyppivirhe',
    'syntax-error': 'syntaksivirhe',
    'threw-at-import': 'virhe ladattaessa',
    'missing-file': 'tiedosto puuttuu',
    'missing-export': 'export puuttuu',
    exited: 'prosessi päättyi',
    crashed: 'prosessi kaatui',
    'unhandled-rejection': 'käsittelemätön hylkäys',
    'out-of-memory': 'muisti loppui',
    'too-many-processes': 'liikaa prosesseja',
    killed: 'prosessi lopetettiin',
    'hung-at-import': 'jumiutui ladattaessa',
    hung: 'päättymätön silmukka',
    'never-settled': 'lupaus jää ratkeamatta',
    'no-answer': 'ei vastausta',
    'never-listened': 'ei kuunnellut porttia',
    'never-exited': 'ei päättynyt',
    threw: 'odottamaton virhe',
    'no-app': 'ei palauttanut sovellusta',
    'wrong-status': 'väärä tilakoodi',
    'wrong-header': 'väärä otsake',
    'wrong-body': 'väärä runko',
    'wrong-result': 'väärä tulos',
    'no-message': 'viesti puuttuu',
    'socket-closed': 'yhteys suljettiin',
    'socket-refused': 'yhteys torjuttiin',
    'socket-open': 'yhteys jäi auki',
    'socket-accepted': 'yhteyttä ei torjuttu',
    'transaction-open': 'tietokantatapahtuma jäi auki',
    'too-large': 'liian suuri tulos',
    'wrong-file': 'väärä tiedosto',
    'not-deployed': 'ei julkaistu',
    'wrong-address': 'väärä osoite',
    'not-public': 'osoite ei ole julkinen',
    unreachable: 'ei vastaa',
    'bad-certificate': 'varmenne ei kelpaa',
    'scenario-error': 'vika arvioinnissa',
    environment: 'vika koneessa',
  },

  refusals: {
    'not-editable': 'tiedostoa ei ole tarkoitus muuttaa',
    'symbolic-link': 'symbolinen linkki',
    'not-a-file': 'ei tavallinen tiedosto',
    'path-climbs-out': 'polku vie palautuksen ulkopuolelle',
    'names-differ-in-case': 'nimi eroaa toisesta vain kirjainkooltaan',
    'too-large': 'liian suuri',
    'too-many-files': 'liikaa tiedostoja',
    'not-text': 'ei tekstiä',
    unreadable: 'ei voitu lukea',
    'no-exercise':
      'ei sisällä tehtäviä: niiden pitäisi olla kansioissa exercises/<luku>/<tehtävä>/src',
    'no-zip': 'ei luettava zip-paketti',
    'no-commit': 'repositoriossa ei ole yhtään committia',
    'no-commit-in-time': 'repositoriossa ei ole committia ennen määräaikaa',
    'too-many-entries': 'sisältää liikaa tiedostoja: palauta ilman kansiota node_modules',
    'unknown-exercise':
      'tässä ei ole tehtävää. Tarkista kansioiden nimet; lähin tehtävä, jos sellainen on:',
    'another-copy': 'toinen kopio tehtävästä; uloin otettiin:',
  },

  reviews: {
    flaky: 'vaihteleva tulos',
    'not-judged': 'arvioimatta',
    'not-fetched': 'ei voitu hakea',
    'nothing-taken': 'mitään ei voitu ottaa vastaan',
    misplaced: 'väärässä paikassa',
    refused: 'torjuttuja tiedostoja',
    similar: 'samanlaista koodia',
    'same-deployment': 'sama julkaisu',
  },

  page: {
    skip: 'Siirry sisältöön',
    grade: 'Arvosana',
    noGrade: 'alle 1',
    openGrade: 'vielä avoin',
    student: 'Opiskelija',
    exercise: 'Tehtävä',
    exercises: 'Tehtävät',
    state: 'Tila',
    pointsHeading: 'Pisteet',
    criterion: 'Arviointikohta',
    advice: 'Mistä etsiä',
    reason: 'Syy',
    detail: 'Tarkemmin',
    file: 'Tiedosto',
    students: 'Opiskelijat',
    overridden: (grade, reason) =>
      `Opettaja on asettanut arvosanan; pelkkien tulosten mukaan se olisi ${grade}. ${reason}`,
  },

  learner: {
    title: (name) => `Palaute: ${name}`,
    facts: (reached, attempted, all) =>
      `${reached}/${all} tehtävää ratkaistu, ${attempted} yritetty`,
    overview: 'Kaikki tehtävät',
    refused: 'Tiedostot, joita ei otettu vastaan',
    refusedNote: 'Muu arvioitiin ilman niitä.',
    passed: 'läpi',
    failed: 'ei läpi',
    untried: 'ei kokeiltu',
    marks: 'Mitä kokeiltiin',
    failures: 'Mitä korjata',
  },

  teacher: {
    title: (course) => `Tulokset: ${course}`,
    contents: 'Sisällys',
    gradedAt: 'Arvioitu',
    edition: 'Painos',
    sandbox: 'Hiekkalaatikko',
    nothing: 'Ei mitään.',
    grades: 'Arvosanat',
    gradesCaption: 'Montako opiskelijaa sai minkäkin arvosanan',
    count: 'Opiskelijoita',
    share: 'Osuus',
    reachedMedian: (middle, all) =>
      `Puolet opiskelijoista on ratkaissut vähintään ${middle}/${all} tehtävää.`,
    map: 'Opiskelijat ja tehtävät',
    mapCaption:
      'Jokaisessa ruudussa on merkki ja pisteet. ✓ ratkaistu, ◐ yritetty, ○ yhä aloituskoodi, – ei palautettu, ? ei voitu arvioida. Perässä ~: vaihteleva tulos.',
    marks: {
      reached: 'ratkaistu',
      attempted: 'yritetty',
      untouched: 'aloituskoodi',
      missing: 'puuttuu',
      'not-judged': 'arvioimatta',
      flaky: 'vaihteleva tulos',
    },
    scroll: 'Opiskelijoiden ja tehtävien taulukko; vieritä sivusuunnassa',
    mistakes: 'Missä useimmat erehtyivät',
    mistakesCaption:
      'Arviointikohdat, jotka jäivät useimmin läpäisemättä niiltä, joiden koodi arvioitiin ja saatiin ladattua',
    failedShare: 'Ei läpi',
    failures: 'Miten',
    criteria: 'Arviointikohdat',
    criteriaNote:
      'Erottelukyky on pistebiseriaalinen korrelaatio kohdan läpäisyn ja kaikkien muiden pisteiden välillä: 0,3:sta ylöspäin kohta erottaa vahvan työn heikosta, nollan tienoilla ei, ja alle nollan sen läpäisevät useammin ne, joilla on vähemmän pisteitä, joten kohta kannattaa tarkistaa. Se lasketaan, kun arvioituja on vähintään kymmenen.',
    reachedBy: (reached, judged) => `ratkaisi ${reached}/${judged} arvioidusta`,
    passedBy: 'Läpi',
    discrimination: 'Erottelukyky',
    separates: { well: 'hyvä', little: 'heikko', not: 'ei erottele', reversed: 'käänteinen' },
    review: 'Tarkistettavat',
    reviewCaption: 'Ketkä kannattaa katsoa ennen arvosanojen antamista, ja miksi',
    similar: 'Samanlainen koodi',
    similarNote:
      'Lähellä toisiaan muutenkin kuin aloituskoodin ja tunnettujen ratkaisujen osalta. Tämä on vihje, ei todiste: lue molemmat katkelmat ja kuule molempia opiskelijoita.',
    similarPair: (share) => `${percent(share)} lyhyemmästä`,
    refused: 'Torjutut tiedostot',
    refusedCaption: 'Mitä palautettiin mutta ei otettu vastaan; muu arvioitiin',
  },
  number,
  percent,
};

function number(value: number): string {
  return String(Math.round(value * 100) / 100).replace('.', ',');
}

const UNITS = {
  day: ['päivä', 'päivää'],
  hour: ['tunti', 'tuntia'],
  minute: ['minuutti', 'minuuttia'],
};

function duration(hours: number): string {
  return durationParts(hours)
    .map(({ count, unit }) => `${count} ${UNITS[unit][count === 1 ? 0 : 1]}`)
    .join(' ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
