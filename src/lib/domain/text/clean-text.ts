/** Text that people type or bring: plain, without what screens and files cannot show honestly. */

/**
 * Control characters, marks that turn the direction of the letters after them (with which one text can be
 * made to look like another), letters without width, and what no XML may hold. Line breaks and tabs are
 * left to the caller, joiners to the next.
 */
const UNSEEN = /(?![\t\n\u200C\u200D])[\p{Cc}\p{Cf}\u2028\u2029\uFFFE\uFFFF]/gu;
/** Joiners are part of many scripts and of pictures, but nothing to see after a Latin letter or a number. */
const IDLE_JOINER = /(^|[\p{Script=Latin}\u0300-\u036F\p{N}\p{P}\s])[\u200C\u200D]+/gu;

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
		.toWellFormed()
		.replace(UNSEEN, '')
		.normalize('NFC')
		.replace(IDLE_JOINER, '$1')
		.normalize('NFC')
		.trim();
}
