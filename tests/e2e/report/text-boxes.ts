/** Where each piece of text stands on the pages of a PDF, and which overprint another or leave the page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** In points from the lower left corner; from the line that letters stand on up to their tops. */
export type TextBox = {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly bottom: number;
	readonly top: number;
};

export type TextPage = {
	readonly width: number;
	readonly height: number;
	readonly boxes: readonly TextBox[];
};

/** Small letters without their tails: what two lines that stand close together never share. */
const BODY = 0.5;

export async function textPages(bytes: Uint8Array): Promise<readonly TextPage[]> {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	const pages: TextPage[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
		const { items } = await page.getTextContent();
		const boxes = items.flatMap((item): TextBox[] => {
			if (!('str' in item) || item.str.trim() === '') return [];
			const [, , , , x = 0, y = 0] = item.transform as readonly number[];
			const size = item.height;
			return [
				{
					text: item.str.trim(),
					left: x - left,
					right: x - left + item.width,
					bottom: y - bottom,
					top: y - bottom + BODY * size
				}
			];
		});
		pages.push({ width: right - left, height: top - bottom, boxes });
	}
	await task.destroy();
	return pages;
}

/** Points that two boxes may share, and that letters may lean over an edge. */
const SLACK = 1;

/** Texts that stand on each other, in pairs. A text that is drawn twice, for its rim, is one. */
export function overprinted({ boxes }: TextPage): readonly string[] {
	return boxes.flatMap((one, at) =>
		boxes.slice(at + 1).flatMap((other) => {
			const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
			const high = Math.min(one.top, other.top) - Math.max(one.bottom, other.bottom);
			const same =
				one.text === other.text &&
				Math.hypot(one.left - other.left, one.bottom - other.bottom) < SLACK;
			return wide > SLACK && high > SLACK && !same ? [`${one.text} | ${other.text}`] : [];
		})
	);
}

/** Texts that reach into the margin, where printers cut them. */
export function cutOff({ width, height, boxes }: TextPage, margin: number): readonly string[] {
	return boxes
		.filter(
			({ left, right, bottom, top }) =>
				left < margin - SLACK ||
				right > width - margin + SLACK ||
				bottom < margin - SLACK ||
				top > height - margin + SLACK
		)
		.map(({ text }) => text);
}
