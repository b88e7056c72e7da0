/** Text inside HTML that people paste into pages of their own. */
import { cleanLine } from '../file/clean-text.ts';

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** For text and for values between double quotes: one line that holds no markup. */
export function escapeHtml(text: string): string {
	return cleanLine(text).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * An address for `href` and `src`, escaped. Throws for anything but http and https: the page hands
 * in its own address, so another is a mistake in the program.
 */
export function escapeAddress(address: string): string {
	if (!/^https?:\/\/[^\s]+$/i.test(address)) throw new Error(`${address} is no web address.`);
	return escapeHtml(address);
}
