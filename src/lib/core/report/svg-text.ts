/** Text in drawings: escaped, and broken into lines by an estimate of its width. */

/** A stack without files of its own: a drawing that stands alone must look the same everywhere. */
export const FONT =
	"'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Width of a letter as a share of the font's size, on the wide side of what the fonts have. */
const LETTER = 0.54;

export function escapeXml(text: string): string {
	return (
		text
			// Control characters are not allowed in XML at all.
			// eslint-disable-next-line no-control-regex
			.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('"', '&quot;')
			.replaceAll("'", '&#39;')
	);
}

export function textWidth(text: string, size: number): number {
	return Array.from(text).length * size * LETTER;
}

/** Lines no wider than `width`; a single longer word is cut. */
export function wrapText(text: string, size: number, width: number): string[] {
	const most = Math.max(1, Math.floor(width / (size * LETTER)));
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/).filter((each) => each !== '')) {
		let rest = word;
		while (Array.from(rest).length > most) {
			if (line !== '') lines.push(line);
			line = '';
			lines.push(Array.from(rest).slice(0, most).join(''));
			rest = Array.from(rest).slice(most).join('');
		}
		const joined = line === '' ? rest : `${line} ${rest}`;
		if (Array.from(joined).length <= most) line = joined;
		else {
			lines.push(line);
			line = rest;
		}
	}
	if (line !== '') lines.push(line);
	return lines;
}

type TextStyle = {
	readonly size: number;
	readonly bold?: boolean;
	readonly anchor?: 'start' | 'middle' | 'end';
	readonly halo?: boolean;
	readonly color?: string;
};

/** One line of text at its baseline. */
export function svgText(
	text: string,
	x: number,
	y: number,
	{ size, bold = false, anchor = 'start', halo = false, color = '#1d1a16' }: TextStyle
): string {
	const weight = bold ? ' font-weight="700"' : '';
	const around = halo
		? ' paint-order="stroke" stroke="#ffffff" stroke-width="3" stroke-linejoin="round"'
		: '';
	return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${color}"${weight}${around}>${escapeXml(text)}</text>`;
}
