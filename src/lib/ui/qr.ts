/** A QR code of a link, drawn as one path. */
import qrcode from 'qrcode-generator';

export type QrCode = {
	/** Modules a side, with the quiet zone around them. */
	readonly size: number;
	/** SVG path data in modules: dark squares, merged row by row. */
	readonly path: string;
};

/** Letters of a link: a code holds no more, and phones read none so fine. */
export const LONGEST_CODE = 1200;

/** Modules of white that readers need around the code (ISO/IEC 18004). */
const QUIET = 4;

/**
 * Medium error correction: still read with a seventh of it smudged. Throws for a text longer than a
 * code can hold (about 2,300 letters).
 */
export function qrCode(text: string): QrCode {
	const code = qrcode(0, 'M');
	code.addData(text, 'Byte');
	code.make();
	const modules = code.getModuleCount();
	const runs: string[] = [];
	for (let row = 0; row < modules; row++) {
		let from = -1;
		for (let column = 0; column <= modules; column++) {
			const dark = column < modules && code.isDark(row, column);
			if (dark && from < 0) from = column;
			if (!dark && from >= 0) {
				runs.push(`M${from + QUIET} ${row + QUIET}h${column - from}v1h-${column - from}z`);
				from = -1;
			}
		}
	}
	return { size: modules + 2 * QUIET, path: runs.join('') };
}
