import type { Bounds } from '$lib/core/scene/scene';
import type { AtlasMap } from '$lib/map/index';

/** Below this many pixels of height the place matters more than what stands around it. */
const LOW = 260;

/** Shows the same ground in a frame of any height, as long as it may; until the returned function is called. */
export function keepInView(
	holder: HTMLElement,
	map: AtlasMap,
	bounds: Bounds,
	may: () => boolean
): () => void {
	const size = new ResizeObserver(([entry]) => {
		if (!may()) return;
		const low = (entry?.contentRect.height ?? 0) < LOW;
		map.fit(bounds, { animate: false, ...(low && { margin: 4 }) });
	});
	size.observe(holder);
	return () => {
		size.disconnect();
	};
}
