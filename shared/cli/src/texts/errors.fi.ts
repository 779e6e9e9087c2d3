import type { errorsEn } from './errors.en.ts';

/** Mitä sanotaan väärästä käytöstä ja viallisesta koneesta suomeksi. */
export const errorsFi: typeof errorsEn = {
  unknownCommand: (name, guess) =>
    `Komentoa "${name}" ei ole.${guess ? ` Tarkoititko ${guess}?` : ''} Katso: npx course --help`,
  unknownOption: (option, guess, see) =>
    `Tuntematon valitsin ${option}.${guess ? ` Tarkoititko ${guess}?` : ''} Katso: ${see}`,
  missingArgument: (name, see) => `Tämä komento tarvitsee argumentin <${name}>. Katso: ${see}`,
  missingOption: (option, see) => `Tämä komento tarvitsee valitsimen ${option}. Katso: ${see}`,
  missingValue: (option, see) => `Valitsin ${option} tarvitsee arvon. Katso: ${see}`,
  excessArguments: (see) => `Argumentteja on liikaa. Katso: ${see}`,
  badValue: (option, value) => `Valitsimen ${option} arvoksi ei käy "${value}".`,
  choose: (choices) => `Valitse ${choices.join(' tai ')}.`,
  forms: {
    'whole-number': 'Anna kokonaisluku, vähintään 1.',
    'database-address':
      'Anna PostgreSQL-palvelimen osoite: postgresql://käyttäjä:salasana@palvelin/tietokanta',
  },
  unknownExercise: (name, guess) =>
    `Tehtävää "${name}" ei ole.${guess ? ` Tarkoititko ${guess}?` : ''} Katso kaikki: npx course list`,
  standNowhere: (example) =>
    `Anna tehtävän nimi, esimerkiksi ${example}, tai siirry sen kansioon. Katso kaikki: npx course list`,
  ambiguous: (name, ids, more, example) =>
    `"${name}" voi tarkoittaa:\n${ids.map((id) => `  ${id}`).join('\n')}\n${more > 0 ? `  ja ${more} ${more === 1 ? 'muu' : 'muuta'}\n` : ''}Kirjoita nimestä hieman enemmän, esimerkiksi ${example}.`,
  notReached: (name) =>
    `Ratkaisu avautuu, kun olet ratkaissut tehtävän. Auttaisiko vihje? npx course hint ${name}`,
  noSolution: 'Kurssin tässä versiossa ei ole ratkaisuja. Ne ovat opettajallasi.',
  environment: (message) =>
    `Tällä koneella tai tässä kopiossa jokin on vialla:\n${message}\nKokeile: npx course doctor`,
};
