/**
 * How many connections the pool of an app has at most. More of them could not show a race that these do
 * not show, and each costs PostgreSQL a process that begins with empty caches.
 */
export const CONNECTIONS = 6;
