/** The two media types of an answer. */
export const JSON_TYPE = 'application/json';
export const GRAPHQL_TYPE = 'application/graphql-response+json';

/** Reads how often the drill was reserved. */
export const COUNT_RESERVATIONS = '{ item(id: "1") { reservations { days } } }';

/** What {@link COUNT_RESERVATIONS} gives while nobody has reserved it. */
export const NOTHING_RESERVED = { data: { item: { reservations: [] } } };

/** Reserves the drill, without variables. */
export const RESERVE = 'mutation { reserve(itemId: "1", days: 3) { id } }';
