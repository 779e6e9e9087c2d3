import type { HandedFaultTexts } from '../teacher/handed-fault.ts';
import { manualFi } from './manual.fi.ts';
import type { teacherEn } from './teacher.en.ts';

/** Mitä vikaa on siinä, mikä nimettiin kurssiryhmäksi; tiedosto ja rivi kerrotaan ennen sitä. */
const handed: HandedFaultTexts = {
  missing: () => 'sitä ei ole. Korjaa polku.',
  unreadable: ({ detail }) =>
    `sitä ei voi lukea taulukkona (${detail}). Tallenna se uudelleen CSV-muodossa.`,
  'not-utf-8': () =>
    'sen merkistö ei ole UTF-8. Tallenna se uudelleen CSV-muodossa, merkistönä UTF-8.',
  'no-class': () => 'se ei ole kansio, zip eikä luettelo (.csv).',
  'no-student': () =>
    'siinä ei ole yhtään opiskelijaa. Siinä pitäisi olla jokaiselta kansio tai zip.',
  twice: ({ id }) => `${id} on siinä kahdesti. Nimeä jokainen opiskelija vain yhdessä paikassa.`,
  'unknown-column': ({ column, columns }) =>
    `saraketta "${column}" ei tunneta. Valitse näistä: ${columns.join(', ')}.`,
  'no-id': () => 'tunnus (id) puuttuu. Jokainen opiskelija tarvitsee sellaisen.',
  'several-places': () => 'folder, zip ja git sulkevat toisensa pois. Jätä kaksi niistä tyhjäksi.',
  'no-time': ({ column, value }) =>
    `${column} "${value}" ei ole ajankohta. Kirjoita se muodossa 2026-10-11T23:59:00+03:00.`,
  'listed-twice': ({ id, before }) => `${id} on jo rivillä ${before}. Poista toinen niistä.`,
};

/** Mitä opettajan komennot sanovat suomeksi. */
export const teacherFi: typeof teacherEn = {
  handed,
  manual: manualFi,
  line: (file, line) => `${file}, rivi ${line}`,
  help: {
    publish: 'julkaise opiskelijan versio ilman ratkaisuja ja piilotettuja syötteitä',
    publishFolder: 'uusi kansio tai aiemmin julkaistu repositorio',
    grade: 'arvioi kurssiryhmä',
    submissions:
      'kansio, jossa on kansio tai zip jokaiselta opiskelijalta, zip-tiedostoja tai luettelo (.csv)',
    out: 'kansio taulukoille ja raportille',
    only: 'vain nämä tehtävät, minkä tahansa nimen osan mukaan',
    jobs: 'kuinka monta arvioidaan yhtä aikaa; oletuksena yksi enemmän kuin ytimiä',
    gradeSeed: 'siemenluku, josta piilotetut syötteet arvotaan',
    gradeFresh: 'arvioi uudelleen senkin, minkä tulos tunnetaan',
    databaseUrl: 'PostgreSQL-tietokanta tuloksille, myös muiden koneiden käyttöön',
    manual: 'omat pisteesi ja korjauksesi (YAML); oletuksena manual.yaml kansiossa --out',
    worker: 'auta toista konetta arvioimaan, kunnes pysäytetään',
    workerDatabaseUrl: 'tietokanta, jota arvioiva kone käyttää',
    replay: 'arvioi palautus uudelleen niin kuin se arvioitiin, ja vertaa',
    replayStudent: 'opiskelijan tunnus',
    replayOut: 'kansio, johon arviointi kirjoitettiin',
    replayExercise: 'tehtävän nimen mikä tahansa yksiselitteinen osa',
    noSandbox:
      'aja koodi ilman hiekkalaatikkoa: se voi silloin väärentää tuloksensa ja lukea tiedostojasi',
  },
  worker: {
    ready: (edition, jobs) =>
      `Valmis työhön, ${jobs} kerrallaan. Painos ${edition}. Ctrl+C lopettaa.`,
    stopping: 'Viimeistellään aloitetut …',
    otherEdition: (own, wanted) =>
      `Tällä koneella on kurssin painos ${own}, mutta ryhmää arvioidaan painoksella ${wanted}. Hae molempiin sama commit.`,
  },
  replay: {
    same: 'Jokaisen arviointikohdan tulos on sama kuin ennen.',
    differs: (id, passed) =>
      passed ? `${id} menee nyt läpi, ennen ei.` : `${id} ei mene nyt läpi, ennen meni.`,
    otherEdition: 'Kurssi on muuttunut välillä: ero voi johtua siitä.',
    nothing: (student, exercise) =>
      `Arvioinnissa ei ole opiskelijan ${student} tulosta tehtävästä ${exercise}.`,
    noResults: (file) => `${file} ei ole arvioinnin tulos. Nimeä sen kansio valitsimella --out.`,
  },
  grade: {
    collected: (students, exercises) =>
      `${students} ${students === 1 ? 'opiskelija' : 'opiskelijaa'}, ${exercises} ${exercises === 1 ? 'tehtävä' : 'tehtävää'}`,
    unsafe:
      'Ilman hiekkalaatikkoa opiskelijan koodi voi tehdä kaiken, minkä sinäkin: väärentää tuloksia, lukea tiedostoja ja käyttää verkkoa.',
    progress: (done, all, rate, left) =>
      `${done}/${all} arvioitu, ${rate.replace('.', ',')} arviointia sekunnissa, ${left}`,
    secondsLeft: (seconds) =>
      seconds < 90 ? `${seconds} s jäljellä` : `${Math.round(seconds / 60)} min jäljellä`,
    judged: (all, known, seconds) =>
      `${all === 1 ? '1 arviointi, josta' : `${all} arviointia, joista`} ${known} oli tiedossa ennestään, ${seconds.replace('.', ',')} sekunnissa`,
    grades: 'Arvosana   opiskelijoita',
    none: 'ei arvosanaa',
    open: 'avoin',
    review: (count) =>
      count === 0
        ? 'Mitään ei tarvitse katsoa uudelleen.'
        : `${count} opiskelijan tulokset kannattaa katsoa uudelleen: katso raportti.`,
    notFetched: (count) =>
      `${count} opiskelijan palautusta ei voitu hakea; syy on raportissa. Korjaa luettelon polku, osoite tai commit tai varmista, että palvelin vastaa, ja aja komento uudelleen.`,
    notJudged: (count) =>
      `${count} ${count === 1 ? 'tehtäväpalautus' : 'tehtäväpalautusta'} jäi arvioimatta. Aja komento uudelleen; jo tiedossa oleva säilyy.`,
    passedOver: (names) => `Ohitettiin, koska se ei ole kansio eikä zip: ${names.join(', ')}`,
    written: (folder) => `Kirjoitettu kansioon ${folder}`,
    noDecisions: (file) => `Tiedostoa ${file} ei ole. Korjaa valitsimen --manual polku.`,
    stranger: (file, name) =>
      `${file} mainitsee nimen ${name}, jota ei ole palautuksissa eikä tehtävissä. Korjaa nimi.`,
    interrupted: 'Keskeytetty. Aja sama komento uudelleen jatkaaksesi; jo tiedossa oleva säilyy.',
    noneMatches: (name) => `Tehtävää "${name}" ei ole. npx course list näyttää kaikki.`,
  },
  publish: {
    done: (folder, files, commit) =>
      `Opiskelijan versio on kansiossa ${folder}: ${files} tiedostoa, commit ${commit}.\nVie se sinne, mistä opiskelijat sen haarauttavat tai kloonaavat:\n  git -C ${folder} remote add origin <osoite>     kerran\n  git -C ${folder} push origin main`,
    same: (folder) => `Mikään ei ole muuttunut sen jälkeen, kun ${folder} julkaistiin.`,
    faults: {
      'inside-the-course': (folder) =>
        `${folder} on kurssin omassa kansiossa. Valitse kansio sen ulkopuolelta.`,
      'not-a-folder': (folder) =>
        `${folder} ei ole kansio, tai jokin sen polulla ei ole. Valitse uusi kansio.`,
      'not-empty': (folder) =>
        `${folder} ei ole tyhjä eikä repositorio. Valitse uusi kansio tai se, johon olet julkaissut aiemmin.`,
      uncommitted: (folder) =>
        `Kansiossa ${folder} on muutoksia, joita ei ole commitoitu. Commitoi tai hylkää ne ensin: git -C ${folder} status`,
      'not-an-edition': (folder) =>
        `Kansion ${folder} uusin commit ei ole komennon publish tekemä, ja sen sisältö korvautuisi. Valitse uusi kansio tai aiemmin julkaisemasi repositorion klooni, jossa ei ole muita committeja.`,
    },
  },
};
