import { GraphQLScalarType } from 'graphql';

/** A day of the calendar: inside a number of days, outside a text such as `2027-07-05`. */
export const Day = new GraphQLScalarType({ name: 'Day' });

/** A number of 64 bits: inside a bigint, outside its decimal digits. */
export const Tag = new GraphQLScalarType({ name: 'Tag' });
