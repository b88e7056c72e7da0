/** Ids made from chance (which core does not have: the page hands it in) or from what is named. */

const LETTERS = '0123456789abcdefghijkmnpqrstuvwxyz';

/** One letter a byte, 34 of them: 10 bytes are enough for devices, accounts, steps and views. */
export function idOfBytes(bytes: Uint8Array): string {
	return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/**
 * The same id for the same text, for rows that come without one: FNV-1a over 32 bits, twice.
 * Source: G. Fowler, L. C. Noll, K.-P. Vo, draft-eastlake-fnv.
 */
export function idOfText(text: string): string {
	return [0x811c9dc5, 0x050c5d1f].map((start) => fnv(text, start).padStart(7, '0')).join('');
}

function fnv(text: string, start: number): string {
	let hash = start;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	return (hash >>> 0).toString(36);
}
