/** How long the tiles take: topology, encoding and writing, on the project's own places. */
import { ARCHIVES, buildArchives } from '../tiles/archives.ts';
import type { ArchiveInputs } from '../tiles/inputs.ts';
import { areaTopology, type AreaFeature } from '../tiles/topology.ts';

export type TilesBenchRow = {
	readonly name: string;
	readonly milliseconds: number;
	readonly detail: string;
};

/** @param inputs as the build passes them to `buildArchives` */
export function benchTiles(inputs: ArchiveInputs): Promise<TilesBenchRow[]> {
	const rows: TilesBenchRow[] = [];
	const layers: readonly [string, readonly AreaFeature[], boolean][] = [
		['tracts', inputs.tracts.features, true],
		['block groups', inputs.blockGroups.features, true],
		['water', inputs.water.features, false]
	];
	for (const [name, features, tiling] of layers) {
		const started = performance.now();
		const { mendedInSource } = areaTopology(features, tiling);
		rows.push({
			name: `topology: ${name}`,
			milliseconds: performance.now() - started,
			detail: `${features.length} areas, ${mendedInSource.gaps} gaps and ${mendedInSource.overlaps} overlaps in the source mended`
		});
	}
	for (const { id } of ARCHIVES) {
		let writing = 0;
		let zooms = 0;
		const started = performance.now();
		const [archive] = buildArchives(
			inputs,
			({ step, milliseconds }) => {
				if (step === 'write') writing += milliseconds;
				else zooms++;
			},
			[id]
		);
		const all = performance.now() - started;
		rows.push(
			{
				name: `encode: ${id}`,
				milliseconds: all - writing,
				detail: `topology included; ${archive?.summary.layers.length ?? 0} layers, ${zooms} zooms of layers`
			},
			{
				name: `write: ${id}`,
				milliseconds: writing,
				detail: `${archive?.bytes.length ?? 0} bytes`
			}
		);
	}
	return Promise.resolve(rows);
}
