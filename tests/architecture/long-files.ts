/** Lines that a file of code may have without giving a reason. */
export const MOST_LINES = 250;

/** Longer files, each with the reason why it is better in one piece. */
export const LONG_FILES: Readonly<Record<string, string>> = {};
