const en = {
  /** @param {string} version @param {number} oldest */
  nodeTooOld: (version, oldest) =>
    'This is Node ' +
    version +
    ', and the course needs Node ' +
    oldest +
    ' or newer.\n' +
    'Install the LTS version from https://nodejs.org and run the same command again.',
  settingUp: 'Setting up the course: this needs the network and a minute or two, once.',
  updating: 'The installed packages no longer fit this clone: bringing them up to date.',
  /** @param {string} version */
  fetchingPnpm: (version) => 'Fetching pnpm ' + version,
  /** @param {number} done @param {number} total */
  packages: (done, total) => 'Packages in place: ' + done + ' of ' + total,
  linking: 'Linking packages',
  retrying: 'The package registry does not answer; trying again.',
  /** @param {number} seconds */
  ready: (seconds) => 'Ready in ' + seconds + ' s.',
  nothingToDo: 'Everything is in place.',
  /** @param {string} who @param {string} file */
  waiting: (who, file) =>
    'Another set-up of this folder is running (process ' +
    who +
    '); waiting for it to end.\n' +
    'If nothing is, remove ' +
    file,
  offline:
    'The package registry could not be reached.\n' +
    'Check the network (behind a proxy: HTTPS_PROXY) and run the same command again.',
  certificate:
    'The package registry’s certificate was not accepted.\n' +
    'A network that inspects traffic has a certificate of its own: ' +
    'point NODE_EXTRA_CA_CERTS at its file and run the same command again.',
  refused:
    'The package registry refused a download.\n' +
    'Check the registry in your npm settings (npm config get registry) and run again.',
  diskFull:
    'The disk is full. The set-up needs about 1 GB: make room and run the same command again.',
  /** @param {string} folder */
  notAllowed: (folder) =>
    'The set-up may not write a file it needs in ' +
    folder +
    '\n' +
    'Clone the course into a folder of your own, or make this one writable, and run again.',
  lockfileOutOfDate:
    'pnpm-lock.yaml does not fit the package.json files.\n' +
    'If you changed a dependency or added an exercise: npm run course -- setup --update\n' +
    'Otherwise undo the change: git checkout -- pnpm-lock.yaml',
  /** @param {string} version */
  wrongPnpm: (version) =>
    'The downloaded pnpm ' +
    version +
    ' is not the file the course was made with; it was removed.\n' +
    'Check the registry in your npm settings (npm config get registry) and run again.',
  npmMissing:
    'npm was not found beside Node.\n' +
    'Install Node with npm from https://nodejs.org and run the same command again.',
  /** @param {string} system @param {string} oldest */
  noNode: (system, oldest) =>
    'The course’s own Node does not start on this machine (' +
    system +
    ').\n' +
    'Install Node ' +
    oldest +
    ' or newer and run the same command again.',
  notACourse: 'package.json names no pnpm version: this is not a whole clone of the course.',
  installFailed: 'The set-up failed. The last lines it said:',
  interrupted: 'The set-up was interrupted; the next run does it again.',
};

/** @type {typeof en} */
const fi = {
  nodeTooOld: (version, oldest) =>
    'Tämä on Node ' +
    version +
    ', ja kurssi tarvitsee Noden version ' +
    oldest +
    ' tai uudemman.\n' +
    'Asenna LTS-versio osoitteesta https://nodejs.org ja aja sama komento uudelleen.',
  settingUp: 'Valmistellaan kurssi: tähän tarvitaan verkko ja minuutti tai pari, kerran.',
  updating: 'Asennetut paketit eivät enää vastaa tätä kloonia: päivitetään ne.',
  fetchingPnpm: (version) => 'Haetaan pnpm ' + version,
  packages: (done, total) => 'Paketteja paikallaan: ' + done + '/' + total,
  linking: 'Linkitetään paketteja',
  retrying: 'Pakettirekisteri ei vastaa; yritetään uudelleen.',
  ready: (seconds) => 'Valmista, aikaa kului ' + seconds + ' s.',
  nothingToDo: 'Kaikki on paikallaan.',
  waiting: (who, file) =>
    'Tätä kansiota valmistelee jo toinen prosessi (' +
    who +
    '); odotetaan sitä.\n' +
    'Jos sellaista ei ole, poista ' +
    file,
  offline:
    'Pakettirekisteriin ei saatu yhteyttä.\n' +
    'Tarkista verkko (välityspalvelimen takana: HTTPS_PROXY) ja aja sama komento uudelleen.',
  certificate:
    'Pakettirekisterin varmennetta ei hyväksytty.\n' +
    'Liikennettä tutkivalla verkolla on oma varmenteensa: ' +
    'aseta sen tiedosto muuttujaan NODE_EXTRA_CA_CERTS ja aja sama komento uudelleen.',
  refused:
    'Pakettirekisteri ei antanut ladata pakettia.\n' +
    'Tarkista rekisteri npm:n asetuksista (npm config get registry) ja aja uudelleen.',
  diskFull:
    'Levy on täynnä. Valmistelu tarvitsee noin 1 Gt: vapauta tilaa ja aja sama komento uudelleen.',
  notAllowed: (folder) =>
    'Valmistelu ei saa kirjoittaa tarvitsemaansa tiedostoa kansioon ' +
    folder +
    '\n' +
    'Kloonaa kurssi omaan kansioosi tai salli kirjoittaminen tähän, ja aja uudelleen.',
  lockfileOutOfDate:
    'pnpm-lock.yaml ei vastaa package.json-tiedostoja.\n' +
    'Jos muutit riippuvuutta tai lisäsit tehtävän: npm run course -- setup --update\n' +
    'Muuten kumoa muutos: git checkout -- pnpm-lock.yaml',
  wrongPnpm: (version) =>
    'Ladattu pnpm ' +
    version +
    ' ei ole se tiedosto, jolla kurssi on tehty; se poistettiin.\n' +
    'Tarkista rekisteri npm:n asetuksista (npm config get registry) ja aja uudelleen.',
  npmMissing:
    'Noden vierestä ei löytynyt npm:ää.\n' +
    'Asenna Node ja npm osoitteesta https://nodejs.org ja aja sama komento uudelleen.',
  noNode: (system, oldest) =>
    'Kurssin oma Node ei käynnisty tällä koneella (' +
    system +
    ').\n' +
    'Asenna Node ' +
    oldest +
    ' tai uudempi ja aja sama komento uudelleen.',
  notACourse: 'package.json ei kerro pnpm:n versiota: tämä ei ole kurssin kokonainen klooni.',
  installFailed: 'Valmistelu epäonnistui. Sen viimeiset rivit:',
  interrupted: 'Valmistelu keskeytettiin; seuraava ajo tekee sen uudelleen.',
};

/** Everything the bootstrap says, in the languages it speaks. */
export const texts = { en, fi };

/** @typedef {typeof en} Texts */
