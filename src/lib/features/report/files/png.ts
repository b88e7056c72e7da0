/** A drawing as a picture, two or three times as fine as it is shown. Needs a page with a canvas. */
import { fail, ok, type Problem, type Result } from '../../../domain/result.ts';

export type PngProblem = Problem<
	/** The browser could not draw it. */
	'picture-not-drawn'
>;

/** @param fineness pixels of the picture for each of the drawing */
export async function svgToPng(
	{ svg, width, height }: { readonly svg: string; readonly width: number; readonly height: number },
	fineness: 2 | 3
): Promise<Result<Uint8Array<ArrayBuffer>, PngProblem>> {
	const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image(width, height);
		image.src = url;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = Math.round(width * fineness);
		canvas.height = Math.round(height * fineness);
		const context = canvas.getContext('2d');
		if (!context) return fail('picture-not-drawn');
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		const blob = await new Promise<Blob | null>((done) => {
			canvas.toBlob(done, 'image/png');
		});
		return blob ? ok(new Uint8Array(await blob.arrayBuffer())) : fail('picture-not-drawn');
	} catch (error) {
		return fail('picture-not-drawn', { detail: String(error) });
	} finally {
		URL.revokeObjectURL(url);
	}
}
