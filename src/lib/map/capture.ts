/** A picture of the map as it is shown. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * The drawing can be read only within the frame that drew it. Rejects where the browser cannot
 * encode it (out of memory).
 */
export async function capturePng(map: MapLibreMap, pixelRatio?: number): Promise<Blob> {
	const shown = map.getPixelRatio();
	if (pixelRatio !== undefined && pixelRatio !== shown) {
		map.setPixelRatio(pixelRatio);
		await map.once('idle');
	}
	try {
		return await new Promise<Blob>((resolve, reject) => {
			map.once('render', () => {
				map.getCanvas().toBlob((blob) => {
					if (blob) resolve(blob);
					else reject(new Error('The browser could not encode the map as a picture.'));
				}, 'image/png');
			});
			map.triggerRepaint();
		});
	} finally {
		if (map.getPixelRatio() !== shown) map.setPixelRatio(shown);
	}
}
