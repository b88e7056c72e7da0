/** "2019-2023" → "2019–2023", with the en dash that a range of years is set with. */
export function periodLabel(vintage: string): string {
	return vintage.replace('-', '–');
}
