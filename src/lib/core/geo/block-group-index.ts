/** A spatial index over block groups. */
import Flatbush from 'flatbush';
import type { BlockGroup, BlockGroupIndex } from './apportion.ts';

/**
 * @param blockGroups in a fixed order (sorted by GEOID), which their rows refer to
 * @param tractCount number of tracts
 * @param packedBoxes a box index of the same block groups made earlier, or nothing to make one
 */
export function indexBlockGroups(
	blockGroups: readonly BlockGroup[],
	tractCount: number,
	packedBoxes?: ArrayBuffer
): BlockGroupIndex {
	const boxes = packedBoxes ? Flatbush.from(packedBoxes) : packBoxes(blockGroups);
	const tractTotals = Array.from({ length: tractCount }, () => ({
		housingUnits: 0,
		people: 0,
		area: 0
	}));
	for (const group of blockGroups) {
		const total = tractTotals[group.tract]!;
		total.housingUnits += group.housingUnits;
		total.people += group.people;
		total.area += group.area.area;
	}
	return {
		blockGroups,
		tractTotals,
		search: (west, south, east, north) => boxes.search(west, south, east, north)
	};
}

/** A box index over the block groups; `data` of it can be stored and given to `indexBlockGroups`. */
export function packBoxes(blockGroups: readonly BlockGroup[]): Flatbush {
	const boxes = new Flatbush(Math.max(1, blockGroups.length));
	if (blockGroups.length === 0) boxes.add(0, 0, 0, 0);
	for (const group of blockGroups) boxes.add(...group.area.bounds);
	boxes.finish();
	return boxes;
}
