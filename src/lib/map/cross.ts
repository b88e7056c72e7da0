/** The cross in the middle of the free part of the map, where keys and the button set points. */
import type { Map as MapLibreMap } from 'maplibre-gl';

export function addCross(map: MapLibreMap, container: HTMLElement): { remove: () => void } {
	const cross = document.createElement('div');
	cross.className = 'drawing-cross';
	cross.setAttribute('aria-hidden', 'true');
	container.append(cross);
	function place(): void {
		// The camera's center is the middle of what no panel covers.
		const { x, y } = map.project(map.getCenter());
		cross.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
	}
	place();
	map.on('move', place);
	map.on('resize', place);
	return {
		remove() {
			map.off('move', place);
			map.off('resize', place);
			cross.remove();
		}
	};
}
