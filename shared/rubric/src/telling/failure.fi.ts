import type { FailureTexts } from './failure.en.ts';

/** How failures are told, in Finnish. */
export const failure: FailureTexts = {
  sentence: {
    'type-error': ({ problems }): string =>
      problems.length > 1
        ? 'TypeScript löysi koodistasi virheitä. Aloita ensimmäisestä: muut johtuvat usein siitä.'
        : 'TypeScript löysi koodistasi virheen.',
    'syntax-error': () => 'Koodiasi ei voi lukea: siinä on syntaksivirhe.',
    'threw-at-import': () =>
      'Koodisi heitti virheen jo latausvaiheessa, ennen kuin mitään kutsuttiin.',
    'missing-file': ({ name = '' }) => `Tiedosto ${name} puuttuu.`,
    'missing-export': ({ name = '', found = [] }) =>
      `Koodisi ei vie (export) nimeä \`${name}\`. ${found.length > 0 ? `Se vie ${found.length === 1 ? 'nimen' : 'nimet'} ${found.join(', ')}.` : 'Se ei vie mitään.'}`,
    exited: ({ exitCode = 0, location }) =>
      location
        ? `Koodisi lopetti prosessin paluukoodilla ${exitCode} ennen kuin se oli vastannut. Jätä process.exit pois: se lopettaa kaiken, mitä prosessissa on käynnissä.`
        : `Ohjelmasi päättyi paluukoodilla ${exitCode} ennen kuin se oli vastannut: mikään siinä ei enää odottanut mitään. Kuunteleeko se porttia?`,
    crashed: () => 'Virhe, jota mikään ei käsitellyt, kaatoi prosessisi.',
    'unhandled-rejection': () =>
      'Lupaus hylättiin, eikä kukaan odottanut sitä. Oikeassa palvelimessa tämä kaataa prosessin kaikilta. Odota lupausta (await) tai käsittele virhe.',
    'out-of-memory': () =>
      'Koodisi käytti enemmän muistia kuin on sallittu. Jokin kasvaa loputtomasti.',
    'too-many-processes': () =>
      'Koodisi käynnisti enemmän prosesseja tai säikeitä kuin on sallittu. Jokin käynnistää niitä loputtomasti.',
    killed: ({ signal = '' }) => `Signaali ${signal} päätti prosessisi.`,
    'hung-at-import': ({ waited = 0 }) =>
      `Koodisi ei ollut latautunut vielä ${secondsOf(waited)} kuluttua. Onko ylimmällä tasolla päättymätön silmukka tai await, joka ei koskaan valmistu?`,
    hung: ({ waited = 0 }) =>
      `Koodisi piti tapahtumasilmukan varattuna${waited ? ` ${seconds(waited)}` : ''}, joten mikään muu ei päässyt etenemään. Etsi silmukkaa, joka ei pääty.`,
    'never-settled': () =>
      'Koodisi palauttama lupaus ei koskaan ratkea: mitään, mikä voisi täyttää tai hylätä sen, ei ole jäljellä. Onko koodissa haara, jossa kumpaakaan ei tapahdu?',
    'no-answer': ({ waited = 0 }) =>
      `Vastausta ei tullut${waited ? ` ${secondsOf(waited)} kuluessa` : ''}. Lähettääkö käsittelijä vastauksen jokaisessa haarassa?`,
    'never-listened': ({ waited = 0 }) =>
      `Sovelluksesi ei kuunnellut mitään porttia ${secondsOf(waited)} kuluessa.`,
    'never-exited': ({ waited = 0 }) =>
      `Ohjelmasi oli yhä käynnissä ${seconds(waited)} myöhemmin. Mikä pitää sitä hengissä?`,
    threw: ({ name }) =>
      `${name ? `\`${name}\`` : 'Koodisi'} heitti virheen, jota tässä ei odotettu.`,
    'no-app': ({ actual = 'undefined' }) =>
      `Funktion \`createApp\` on palautettava Express-sovellus, pyyntöjen käsittelijä tai http.Server. Se palautti: ${actual}`,
    'wrong-status': ({ expected = '', actual = '' }) =>
      `Tilakoodin piti olla ${expected}, mutta se oli ${actual}.`,
    'wrong-header': ({ name = '', expected, actual }) =>
      `Otsake \`${name}\` ${actual ? `on ${actual}` : 'puuttuu'}${expected ? `; odotettiin: ${expected}` : ''}.`,
    'wrong-body': () => 'Vastaus ei ollut odotettu.',
    'wrong-result': () => 'Tulos ei ollut odotettu.',
    'no-message': ({ waited = 0 }) => `Odotettua viestiä ei tullut ${secondsOf(waited)} kuluessa.`,
    'socket-closed': ({ actual = '' }) =>
      `Yhteys suljettiin (koodi ${actual}) ennen kuin odotettu viesti tuli.`,
    'socket-refused': ({ actual = '' }) =>
      `WebSocket-yhteyden piti avautua, mutta palvelin vastasi ${actual}.`,
    'socket-open': ({ waited = 0 }) =>
      `Yhteys oli yhä auki ${secondsOf(waited)} kuluttua, vaikka se piti sulkea.`,
    'socket-accepted': () => 'WebSocket-yhteys piti torjua, mutta se avautui.',
    'transaction-open': () =>
      'Tietokantatapahtuma jäi auki, vaikka sen pyyntöön oli jo vastattu: se pitää yhä lukkoa, jota muut odottavat. Jokaisen reitin on päätettävä se COMMIT- tai ROLLBACK-lauseeseen.',
    'too-large': () => 'Koodisi palauttama tulos on aivan liian suuri.',
    'wrong-file': ({ name = '' }) => `Tiedosto ${name} ei ole sellainen kuin pitäisi.`,
    'not-deployed': ({ name = '' }) =>
      `Tiedostossa ${name} ei ole vielä osoitetta. Julkaise sovellus ja kirjoita sen osoite sinne.`,
    'wrong-address': ({ actual = '' }) =>
      `Osoite on muotoa https://lainaamo.example: HTTPS, nimi eikä mitään sen jälkeen. Sinun osoitteesi on ${actual}.`,
    'not-public': ({ name = '', actual = '' }) =>
      `Osoitteen ${name} takana on ${actual}. Se ei ole julkinen osoite: muualta sinne ei pääse kukaan.`,
    unreachable: ({ name = '', waited }) =>
      `${name} ei vastannut${waited ? ` ${secondsOf(waited)} kuluessa` : ''}. Onko sovellus siellä käynnissä, ja onko tämä kone verkossa?`,
    'bad-certificate': ({ name = '' }) =>
      `Osoitteen ${name} varmenne ei kelpaa, joten kukaan ei voi tietää, kuka siellä vastaa.`,
    'scenario-error': () => 'Vika on itse arvioinnissa, ei koodissasi. Kerro siitä opettajallesi.',
    environment: () =>
      'Tätä ei voitu arvioida, koska jokin tällä koneella ei toimi. Kokeile: npx course doctor',
  },
  at: (place) => `kohdassa ${place}`,
  expected: 'Odotettiin:',
  actual: 'Saatiin:',
  error: 'Virhe:',
  before: 'Sitä ennen:',
  sent: 'Lähetettiin:',
  answered: 'Vastattiin:',
  noBody: '(ei runkoa)',
  noAnswer: 'ei vastausta',
  messages: 'Yhteydellä kulki:',
  output: 'Koodisi tulosti:',
  trace: 'Kutsupino:',
  hidden:
    'Tämän kohdan syötteet ovat piilossa, joten niitä ja vastauksia niihin ei näytetä. Toimiiko koodisi tehtävänannon mukaan millä tahansa syötteellä?',
  more: (count) => (count === 1 ? '… ja yksi rivi lisää' : `… ja ${count} riviä lisää`),
};

function seconds(milliseconds: number): string {
  return `${number(milliseconds)} s`;
}

/** The same in the genitive. */
function secondsOf(milliseconds: number): string {
  return `${number(milliseconds)} sekunnin`;
}

function number(milliseconds: number): string {
  return String(Number((milliseconds / 1000).toFixed(1))).replace('.', ',');
}
