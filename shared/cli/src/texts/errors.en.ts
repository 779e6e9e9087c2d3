/** What is said of wrong usage, and of a machine that fails, in English. */
export const errorsEn = {
  unknownCommand: (name: string, guess?: string) =>
    `There is no command "${name}".${guess ? ` Did you mean ${guess}?` : ''} See: npx course --help`,
  unknownOption: (option: string, guess: string | undefined, see: string) =>
    `Unknown option ${option}.${guess ? ` Did you mean ${guess}?` : ''} See: ${see}`,
  missingArgument: (name: string, see: string) => `This command needs <${name}>. See: ${see}`,
  missingOption: (option: string, see: string) => `This command needs ${option}. See: ${see}`,
  missingValue: (option: string, see: string) => `${option} needs a value. See: ${see}`,
  excessArguments: (see: string) => `There are too many arguments. See: ${see}`,
  badValue: (option: string, value: string) => `${option} does not take "${value}".`,
  choose: (choices: string[]) => `Choose ${choices.join(' or ')}.`,
  forms: {
    'whole-number': 'Give a whole number from 1.',
    'database-address':
      "Give a PostgreSQL server's address: postgresql://user:password@host/database",
  },
  unknownExercise: (name: string, guess?: string) =>
    `No exercise is called "${name}".${guess ? ` Did you mean ${guess}?` : ''} See them all: npx course list`,
  standNowhere: (example: string) =>
    `Name an exercise, such as ${example}, or stand in its folder. See them all: npx course list`,
  ambiguous: (name: string, ids: string[], more: number, example: string) =>
    `"${name}" could mean:\n${ids.map((id) => `  ${id}`).join('\n')}\n${more > 0 ? `  and ${more} more\n` : ''}Type a little more of its name, such as ${example}.`,
  notReached: (name: string) =>
    `The solution opens when you have reached the exercise. Would a hint help? npx course hint ${name}`,
  noSolution: 'This edition of the course has no solutions. Your teacher has them.',
  environment: (message: string) =>
    `Something on this machine or in this clone is not right:\n${message}\nTry: npx course doctor`,
};
