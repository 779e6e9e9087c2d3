import { failureTexts } from '@course/rubric/telling';
import type { Texts } from './en.ts';
import { errorsFi } from './errors.fi.ts';
import { teacherFi } from './teacher.fi.ts';

/** Everything that `course` says, in Finnish. */
export const fi: Texts = {
  help: {
    description: 'Kurssin tehtävät: ratko niitä ja anna arvioijan tarkistaa ne.',
    lang: 'viestien kieli: en tai fi (muuten koneesi kieliasetus)',
    help: 'näytä tämä ohje',
    helpCommand: 'näytä komennon ohje',
    version: 'näytä versio',
    placeholders: {
      options: 'valitsimet',
      command: 'komento',
      language: 'kieli',
      exercise: 'tehtävä',
      exercises: 'tehtävät',
      file: 'tiedosto',
      arguments: 'argumentit',
      folder: 'kansio',
      seed: 'siemenluku',
      times: 'kerrat',
      lane: 'tapa',
      number: 'määrä',
      url: 'osoite',
      submissions: 'palautukset',
      student: 'opiskelija',
      'chapter/name': 'luku/nimi',
    },
    headings: {
      'Usage:': 'Käyttö:',
      'Arguments:': 'Argumentit:',
      'Options:': 'Valitsimet:',
      'Commands:': 'Komennot:',
      'Global Options:': 'Kaikkien komentojen valitsimet:',
    },
    exercise:
      'mikä tahansa yksiselitteinen osa tehtävän nimestä; tyhjä tarkoittaa nykyistä kansiota',
    exercises:
      'tehtävien nimien osia tai kokonaisia lukuja, esimerkiksi 05-graphql; tyhjä tarkoittaa kaikkia',
    start: 'ratko tehtäviä: seuraa tallennuksia, arvioi ja selitä (sama kuin npm start)',
    startAt: 'mistä tehtävästä aloitetaan; muuten ensimmäisestä, jota et ole vielä ratkaissut',
    list: 'näytä kaikki tehtävät, edistymisesi ja arvosana, jonka se antaisi',
    test: 'arvioi tehtävä kerran',
    run: 'aja koodisi ja kokeile sitä käsin; jos tehtävä tarvitsee tietokannan, saat uuden',
    runFile: 'ajettava tiedosto, esimerkiksi src/main.ts (oletus)',
    runArguments: 'ohjelmalle annettavat argumentit',
    watch: 'käynnistä uudelleen aina, kun tallennat',
    hint: 'näytä tehtävän seuraava vihje',
    solution: 'näytä, miten malliratkaisu eroaa koodistasi',
    reset: 'aloita alusta: koodisi korvataan aloituskoodilla, ja siitä jää varmuuskopio',
    open: 'avaa tehtävä editorissasi',
    setup: 'asenna kaikki tarvittava äläkä tee muuta',
    update: 'saa myös muuttaa lukkotiedostoa',
    doctor: 'tarkista, toimiiko kaikki tällä koneella',
    new: 'tekijöille: luo uuden tehtävän pohja',
    check: 'tekijöille: osoita, että arviointi toimii oikein',
    json: 'tulosta JSON-muodossa',
    plain: 'ei värejä eikä uudelleenpiirtoa; ruudunlukijoille ja lokeihin',
    trace: 'näytä kutsupinot',
    seed: 'arvo satunnaiset syötteet tästä siemenluvusta, jonka raportti kertoi',
    attempted: 'kaikki aloittamasi tehtävät',
    junit: 'kirjoita tulokset myös JUnit-XML-muodossa',
    explainAll: 'selitä kaikki virheet, ei vain ensimmäistä',
    all: 'näytä kaikki vihjeet',
    repeat: 'kuinka monta kertaa ratkaisun on saatava täydet pisteet',
    fresh: 'älä luota aiempiin tuloksiin',
    accept: 'kirjaa src/ aloituskoodiksi, kun olet muuttanut sitä tarkoituksella',
    code: 'arvioi tehtävän toinen kansio, esimerkiksi solution',
    lane: 'miten koodi ajetaan: module (oletus), app tai program',
    newExercise: 'luku, numero ja nimi, esimerkiksi 03-rest/08-oma-tehtava',
    exitCodes: 'Paluukoodit: 0 ratkaistu, 1 ei ratkaistu, 2 väärä käyttö, 3 ympäristö ei toimi.',
  },

  errors: errorsFi,

  exercise: {
    of: (reached, all) => `${reached}/${all} ratkaistu`,
    about: (hours) => `noin ${String(hours).replace('.', ',')} h`,
    points: (points, max) => `${points}/${max} pistettä`,
    reached: 'Ratkaistu!',
    guardFails: 'Täydet pisteet, mutta jokin ehto ei täyty.',
    notLoaded: 'Koodiasi ei voitu ladata, joten mitään ei päästy kokeilemaan',
    moreFailed: (count, command) =>
      `${count === 1 ? '1 muu' : `${count} muuta`} ei mennyt läpi. Kaikkien selitykset: ${command}`,
    moreInCockpit: (at, all) => `Virhe ${at}/${all}; e selittää seuraavan`,
    stuck: (command) => `Jumissa? ${command}`,
    notReached: 'Ei vielä ratkaistu.',
    bonus: 'lisäpisteet',
    guard: 'oltava kunnossa',
    hidden: 'piilotetut syötteet',
    judging: 'arvioidaan …',
    judged: (time) => `arviointi kesti ${time.replace('.', ',')} s`,
    seed: (seed) => `siemenluku ${seed}`,
    readme: (path) => `Tehtävänanto: ${path}`,
    edit: (path) => `Koodisi: ${path}`,
    files: (file, folder) => `README.md ja ${file} kansiossa ${folder}`,
    notBegun: (readme, file) =>
      `Ei vielä aloitettu. Lue tehtävänanto (${readme}), kirjoita koodisi tiedostoon ${file} ja tallenna.`,
    explainAnyway: 'e selittää, mikä nyt ei mene läpi',
    next: 'Seuraavaksi: paina n tai muokkaa seuraavaa tehtävää.',
  },

  failure: failureTexts('fi'),
  teacher: teacherFi,

  cockpit: {
    keys: {
      hint: 'vihje',
      next: 'seuraava',
      previous: 'edellinen',
      list: 'lista',
      choose: 'valitse',
      open: 'avaa',
      solution: 'ratkaisu',
      reset: 'aloita alusta',
      explain: 'selitä seuraava',
      rerun: 'arvioi uudelleen',
      scroll: 'vieritä',
      back: 'takaisin',
      quit: 'lopeta',
    },
    hint: (number, all) => `Vihje ${number}/${all}`,
    lastHint: 'Se oli viimeinen vihje.',
    confirmReset:
      'Aloitetaanko alusta? Koodisi korvataan aloituskoodilla; siitä jää varmuuskopio. y vahvistaa, mikä tahansa muu näppäin peruu.',
    resetReached: 'Olet jo ratkaissut tämän tehtävän; aloituskoodilla se ei ole ratkaistu.',
    wasReset: (backup) =>
      `Aloituskoodi on palautettu. Oma koodisi on kansiossa ${backup}: saat sen takaisin kopioimalla tiedostot kansioon src/.`,
    opened: (file) => `Avattiin ${file}`,
    openYourself: (file) => `Avaa tämä tiedosto editorissasi: ${file}`,
    solutionLocked: 'Ratkaisu avautuu, kun olet ratkaissut tehtävän.',
    noTerminal: 'Päätettä ei ole, joten arvioitiin kerran. Päätteessä arvioidaan joka tallennus.',
    trouble: (message) => `${message}\nr yrittää uudelleen.`,
    plainKeys: (keys) => `Kirjoita kirjain ja paina Enter: ${keys}.`,
    bye: 'Nähdään pian!',
    more: (lines) => (lines === 1 ? 'yksi rivi lisää alempana' : `${lines} riviä lisää alempana`),
  },

  run: {
    running: (file) => `Ajetaan ${file}. Ctrl+C lopettaa.`,
    database: (url) => `Uusi tietokanta, joka poistetaan lopuksi: ${url}`,
    silent:
      'Ohjelma päättyi tulostamatta mitään. Tulosta funktiolla console.log se, minkä haluat nähdä.',
    noFile: (id, file) => `Tehtävässä ${id} ei ole tiedostoa ${file}.`,
  },

  test: {
    nothingBegun: 'Yhtäkään tehtävää ei ole vielä aloitettu.',
    noSuchFolder: (folder, exercise) =>
      `--code: kansiota ${folder} ei ole kansiossa ${exercise}. Anna tehtävän oma kansio, esimerkiksi solution; muualla oleva koodi on ensin kopioitava sinne, sillä muualta se ei löydä pakettejaan.`,
    attemptedAlone:
      '--attempted arvioi kaikkien aloittamiesi tehtävien src-kansiot: jätä pois tehtävän nimi, --code ja --json.',
  },

  hint: {
    next: (command) => `Seuraava vihje: ${command}`,
    title: (number, all, title) => `Vihje ${number}/${all}: ${title}`,
    last: 'Tämä oli viimeinen vihje. Kaikki vihjeet näet valitsimella --all.',
  },

  reset: {
    done: (id) => `${id}: aloituskoodi on palautettu.`,
    backup: (path) =>
      `Oma koodisi on kansiossa ${path}: saat sen takaisin kopioimalla tiedostot kansioon src/.`,
    same: (id) => `${id} on sellaisena kuin sait sen; alusta ei tarvitse aloittaa.`,
  },

  solution: {
    same: 'Koodisi on sama kuin ratkaisu.',
    legend: '− sinun koodisi   + ratkaisu',
  },

  list: {
    grade: (grade) => `Tällä saisi arvosanan ${grade}.`,
    noGrade: 'Tällä ei saisi vielä arvosanaa.',
    needs: (grade, what) => `Arvosanaan ${grade} tarvitaan: ${what}.`,
    reachedShare: (percent) => `${percent} % tehtävistä ratkaistu`,
    attemptedAll: 'jokaista tehtävää yritetty',
    gate: (id) => `${id} ratkaistu`,
    state: { reached: 'ratkaistu', attempted: 'yritetty', untouched: 'aloittamatta' },
    stale: 'muuttunut arvioinnin jälkeen',
    here: 'olet tässä',
  },

  doctor: {
    fine: 'Kaikki toimii.',
    broken: (count) => (count === 1 ? 'Yksi asia ei toimi.' : `${count} asiaa ei toimi.`),
    mend: 'Korjaus:',
    checks: {
      node: 'Node',
      packages: 'Paketit',
      course: 'Kurssi',
      types: 'TypeScript-kääntäjä',
      subject: 'Prosessi koodillesi',
      database: 'PostgreSQL',
      sandbox: 'Hiekkalaatikko ryhmän arviointiin',
    },
    found: {
      exercises: (count) => (count === 1 ? 'yksi tehtävä' : `${count} tehtävää`),
      mistake: 'löytää tahallisen virheen',
      answer: (milliseconds) => `vastaa ${milliseconds} millisekunnissa`,
    },
    mends: {
      node: 'Käytä komentoa npm start tai npx course: ne tuovat oikean Noden.',
      packages: 'Aja npm start kerran verkkoyhteyden aikana.',
      course: 'Korjaa nimetty tiedosto tai kloonaa kurssi uudelleen.',
      types: 'Poista kansio node_modules ja aja npm start.',
      subject: 'Käynnistä kone uudelleen; jos se ei auta, poista node_modules ja aja npm start.',
      database: 'Katso lokia .course/postgres.log tai anna DATABASE_URL-muuttujassa oma palvelin.',
      sandbox:
        'Tarvitaan vain ryhmän arviointiin. Debianissa ja Ubuntussa: sudo apt-get install bubblewrap. Jos se on jo asennettu, käyttäjänimiavaruudet voivat olla pois päältä: katso docs/teacher-guide.md.',
    },
  },

  new: {
    done: (folder) =>
      `Luotiin ${folder}. Se läpäisee sellaisenaan komennon npx course check; muokkaa siitä omasi.`,
    exists: (folder) => `${folder} on jo olemassa.`,
    badName: (name) =>
      `"${name}" ei ole muotoa 03-rest/08-oma-tehtava jossakin course.yaml-tiedoston luvussa.`,
    nameTaken: (name, folder) =>
      `${folder} on jo nimeltään ${name}. Valitse toinen nimi, sillä tehtävä löydetään nimellä.`,
    installing: 'Lisätään työtilaan …',
    notAdded: (folder, fault, command) =>
      `${folder} on luotu, mutta sitä ei voitu lisätä työtilaan:\n${fault}\n\nKun vika on korjattu, aja: ${command}`,
    next: (name) =>
      [
        `npx course test ${name}                      aloituskoodi: 0 pistettä`,
        `npx course test ${name} --code solution      ratkaisu: täydet pisteet`,
        `npx course check ${name} --accept-starter    kun olet muuttanut src-kansiota`,
        `npx course check ${name}                     koko todistus`,
      ].join('\n'),
  },

  check: {
    proving: (done, all) => `${done}/${all} todistusta`,
    proofs: (repeat, alternatives, mutants) =>
      `aloituskoodi, ratkaisu ×${repeat}, ${alternatives} ${alternatives === 1 ? 'vaihtoehto' : 'vaihtoehtoa'}, ${mutants} ${mutants === 1 ? 'mutantti' : 'mutanttia'}`,
    cached: 'ei muutoksia todistamisen jälkeen',
    passed: (passed, failed) => `${passed} läpi, ${failed} hylätty`,
    accepted: (id) => `${id}: src/ on kirjattu aloituskoodiksi.`,
  },
};
