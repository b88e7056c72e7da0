/** Hints that words may name a person or a door, so that the contributor can look again. */

export type PersonalDetail = 'address' | 'phone' | 'e-mail';

const STREET =
	/\b\d{1,5}\s+(?:[\p{L}\d.']+\s+){1,4}(?:ave(?:nue)?|st(?:reet)?|blvd|boulevard|rd|road|dr(?:ive)?|ln|lane|pl(?:ace)?|ct|court|pkwy|parkway|terrace|way)\b/iu;
const UNIT = /\b(?:apt|apartment|unit)\.?\s*#?\s*\d/iu;
const PHONE = /(?:\d[\s().-]{0,2}){9}\d/u;
const E_MAIL = /[^\s@]@[^\s@]+\.[a-z]{2}/iu;

/** What the words seem to hold; a hint, never a promise that nothing else is in them. */
export function personalDetails(words: string): readonly PersonalDetail[] {
	const found: PersonalDetail[] = [];
	if (STREET.test(words) || UNIT.test(words)) found.push('address');
	if (PHONE.test(words)) found.push('phone');
	if (E_MAIL.test(words)) found.push('e-mail');
	return found;
}
