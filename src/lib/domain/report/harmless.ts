/**
 * Cells that a spreadsheet would run. Text from people's files and names could begin with a sign
 * that starts a formula; an apostrophe before it makes it text again. Numbers stay numbers.
 *
 * Source: OWASP, "CSV Injection".
 */

/** Also the full-width signs, which some programs read alike. */
const RUNS = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
const NUMBER = /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i;

export function harmless(text: string): string {
	return RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}
