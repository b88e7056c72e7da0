/** The lines file: what places are made around, without how each point was placed. */
import type { LinesFile } from '../../src/lib/core/catalog/built.ts';
import { stationsInLineOrder, type Corridor } from '../../src/lib/core/corridor/corridor.ts';

export function linesFile(corridors: readonly Corridor[]): LinesFile {
	return {
		format: 1,
		lines: corridors.map((corridor) => ({
			id: corridor.id,
			name: corridor.name,
			status: corridor.status,
			opened: corridor.opened,
			accuracyMeters: corridor.accuracyMeters,
			terminusShared: corridor.terminusShared,
			line: corridor.line,
			stations: stationsInLineOrder(corridor).map(({ id, name, order, city, status, lngLat }) => ({
				id,
				name,
				order,
				city,
				status,
				lngLat
			}))
		}))
	};
}
