/** Text that people type or bring: plain, without what screens and files cannot show honestly. */

/**
 * Control characters, and marks that turn the direction of the letters after them (with which one
 * text can be made to look like another). Line breaks and tabs are left to the caller.
 */
const UNSEEN =
	// eslint-disable-next-line no-control-regex -- these are what is taken out
	/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/g;
/** Half of a character that needs two. */
const LONE_HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** One line: line breaks and tabs become spaces. Cleaning twice is cleaning once. */
export function cleanLine(text: string): string {
	return cleanText(text)
		.replace(/[\n\t]/g, ' ')
		.trim();
}

/** Several lines, ending in `\n`. */
export function cleanText(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(LONE_HALF, '\uFFFD')
		.replace(UNSEEN, '')
		.normalize('NFC')
		.trim();
}
