/** A small picture of the map on screen, to know a saved view by. */
import { fitsAsThumbnail } from '$lib/domain/knowledge/saved';
import { currentMap } from '../../app/sharing.svelte';

const WIDTH = 240;
const HEIGHT = 150;
/** The first that is small enough is taken. */
const QUALITIES = [0.8, 0.6, 0.4, 0.2];

/** A `data:` address, or null where there is no map or its picture cannot be had. */
export async function mapThumbnail(): Promise<string | null> {
	const map = currentMap();
	if (!map) return null;
	try {
		const picture = await createImageBitmap(await map.capturePng({ pixelRatio: 1 }));
		const canvas = document.createElement('canvas');
		canvas.width = WIDTH;
		canvas.height = HEIGHT;
		const context = canvas.getContext('2d');
		if (!context) return null;
		// The middle of the map, as much of it as has the picture's shape.
		const scale = Math.max(WIDTH / picture.width, HEIGHT / picture.height);
		const [width, height] = [picture.width * scale, picture.height * scale];
		context.imageSmoothingQuality = 'high';
		context.drawImage(picture, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height);
		picture.close();
		for (const quality of QUALITIES) {
			const address = canvas.toDataURL('image/jpeg', quality);
			if (fitsAsThumbnail(address)) return address;
		}
		return null;
	} catch {
		// A view is worth keeping without its picture.
		return null;
	}
}
