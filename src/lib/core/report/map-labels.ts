/** Names of stations beside their dots, where they hide no other name. */
import type { MapFrame } from './map-frame.ts';
import type { MapInput } from './map-input.ts';
import { svgText, textWidth } from './svg-text.ts';

type Box = readonly [left: number, top: number, right: number, bottom: number];

const SIZE = 11;
const AWAY = 8;

export function stationLabels(
	stations: MapInput['stations'],
	frame: MapFrame,
	taken: readonly Box[]
): string[] {
	const dots = stations.map(({ name, lngLat }) => ({ name, at: frame.point(lngLat) }));
	const inside = dots.filter(
		({ at: [x, y] }) => x >= 0 && x <= frame.width && y >= 0 && y <= frame.height
	);
	const boxes: Box[] = [
		...taken,
		...inside.map(({ at: [x, y] }): Box => [x - 6, y - 6, x + 6, y + 6])
	];
	return inside.flatMap(({ name, at: [x, y] }) => {
		const wide = textWidth(name, SIZE);
		const places = [
			{ x: x + AWAY, y: y + 4, anchor: 'start', left: x + AWAY },
			{ x: x - AWAY, y: y + 4, anchor: 'end', left: x - AWAY - wide },
			{ x, y: y - AWAY - 1, anchor: 'middle', left: x - wide / 2 },
			{ x, y: y + AWAY + SIZE - 1, anchor: 'middle', left: x - wide / 2 }
		] as const;
		for (const place of places) {
			const box: Box = [place.left, place.y - SIZE + 1, place.left + wide, place.y + 3];
			const within =
				box[0] >= 2 && box[1] >= 2 && box[2] <= frame.width - 2 && box[3] <= frame.height - 2;
			if (!within || boxes.some((other) => overlap(box, other))) continue;
			boxes.push(box);
			const [px, py] = [Math.round(place.x), Math.round(place.y)];
			return [svgText(name, px, py, { size: SIZE, bold: true, anchor: place.anchor, halo: true })];
		}
		return [];
	});
}

function overlap(a: Box, b: Box): boolean {
	return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
