/** A spatial index over block groups. */
import Flatbush from 'flatbush';
import type { BlockGroup, BlockGroupIndex } from './apportion.ts';
import type { Bounds } from './planar-area.ts';
import { RACE_GROUPS } from './race-groups.ts';

/**
 * @param blockGroups in a fixed order (sorted by GEOID), which their rows refer to
 * @param tractCount number of tracts
 * @param boxes the block groups' boxes packed earlier by `packBoxes`, or nothing to pack them now
 */
export function indexBlockGroups(
	blockGroups: readonly BlockGroup[],
	tractCount: number,
	boxes: ArrayBuffer = packBoxes(blockGroups.map(({ area }) => area.bounds))
): BlockGroupIndex {
	const tree = Flatbush.from(boxes);
	const tractTotals = Array.from({ length: tractCount }, () => ({
		housingUnits: 0,
		people: 0,
		groups: RACE_GROUPS.map(() => 0),
		area: 0
	}));
	for (const group of blockGroups) {
		const total = tractTotals[group.tract]!;
		total.housingUnits += group.housingUnits;
		total.people += group.people;
		group.groups.forEach((count, g) => (total.groups[g]! += count));
		total.area += group.area.area;
	}
	return {
		blockGroups,
		tractTotals,
		search: (west, south, east, north) => tree.search(west, south, east, north)
	};
}

/** Single precision moves a box's side by up to 8 mm at the edge of the region. */
const BOX_MARGIN = 0.1;

/** Boxes in plane meters, packed for searching: rows in the order given; the result can be stored. */
export function packBoxes(boxes: readonly Bounds[]): ArrayBuffer {
	const tree = new Flatbush(Math.max(1, boxes.length), 16, Float32Array);
	if (boxes.length === 0) tree.add(0, 0, 0, 0);
	for (const [west, south, east, north] of boxes) {
		tree.add(west - BOX_MARGIN, south - BOX_MARGIN, east + BOX_MARGIN, north + BOX_MARGIN);
	}
	tree.finish();
	return tree.data as ArrayBuffer;
}
