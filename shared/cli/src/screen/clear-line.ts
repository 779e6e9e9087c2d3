/** What empties the line of a terminal on which the cursor stands. */
export const CLEAR_LINE = '\r\u001B[K';
