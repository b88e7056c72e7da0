/** Where the words of a PDF stand, to find those that lie over each other or leave the page. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Points from the left and the bottom of its page. */
type TextBox = {
	readonly text: string;
	readonly left: number;
	readonly bottom: number;
	readonly right: number;
	readonly top: number;
};

/** Words that lie over each other or outside of the page: none, on a page that can be read. */
export type PageFaults = {
	readonly page: number;
	readonly overlapping: readonly string[];
	readonly outside: readonly string[];
};

/** Letters take less than their line: what is within a line's own air touches nothing. */
const AIR = 0.28;
/** Less than this many points of shared ground are rounding. */
const LEAST = 0.75;

export async function pageFaults(bytes: Uint8Array): Promise<readonly PageFaults[]> {
	const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
	const document = await task.promise;
	const faults: PageFaults[] = [];
	for (let number = 1; number <= document.numPages; number++) {
		const page = await document.getPage(number);
		const [, , width = 0, height = 0] = page.view;
		const { items } = await page.getTextContent();
		const boxes = items.flatMap((item): TextBox[] => {
			if (!('str' in item) || item.str.trim() === '') return [];
			const [, , , , left, bottom] = item.transform as number[];
			return [
				{
					text: item.str,
					left: left!,
					bottom: bottom!,
					right: left! + item.width,
					top: bottom! + item.height * (1 - AIR)
				}
			];
		});
		faults.push({
			page: number,
			overlapping: boxes.flatMap((box, at) =>
				boxes
					.slice(at + 1)
					.filter((other) => covers(box, other))
					.map((other) => `“${box.text}” and “${other.text}”`)
			),
			outside: boxes
				.filter(
					({ left, bottom, right, top }) => left < 0 || bottom < 0 || right > width || top > height
				)
				.map(({ text }) => text)
		});
	}
	await task.destroy();
	return faults;
}

/** The same text at the same place is one text, drawn twice: letters and the light around them. */
function covers(a: TextBox, b: TextBox): boolean {
	if (a.text === b.text && a.left === b.left && a.bottom === b.bottom) return false;
	const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
	const high = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
	return wide > LEAST && high > LEAST;
}
