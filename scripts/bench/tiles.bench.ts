/** How long the tiles take: topology, encoding and writing, on the inputs of the build itself. */
import { SURVEYED } from '../../src/lib/domain/indicators/catalog.ts';
import { builtAnswers } from '../../src/lib/app/worker/built.ts';
import { usualClasses } from '../build/files.ts';
import { archiveInputs, type ArchiveInputs } from '../tiles/inputs.ts';
import { buildIndicatorFile, readIndicatorInputs } from '../build/indicators.ts';
import { readCrosswalkInput, readPlacesInput, buildPlaces } from '../build/places.ts';
import { buildCrosswalk } from '../build/weights.ts';
import { ARCHIVES, buildArchives } from '../tiles/archives.ts';
import { areaTopology, type AreaFeature } from '../tiles/topology.ts';
import type { Benchmark } from './support/measure.ts';

type Row = readonly [step: string, milliseconds: string, detail: string];

async function readInputs(): Promise<ArchiveInputs> {
	const places = await buildPlaces(readPlacesInput());
	const indicators = readIndicatorInputs(
		await buildCrosswalk(readCrosswalkInput()),
		places.weights
	);
	const files = SURVEYED.map((definition) => buildIndicatorFile(definition, indicators));
	const pressure = await usualClasses(builtAnswers());
	return archiveInputs({ version: '000000000000', places, files, pressure });
}

function topologyRows({ of }: ArchiveInputs): Row[] {
	const layers: readonly [string, boolean][] = [
		['tracts-2020', true],
		['block-groups-2020', true],
		['water', false]
	];
	return layers.map(([name, tiling]) => {
		const features = (of(name)?.features ?? []) as readonly AreaFeature[];
		const began = performance.now();
		const { mendedInSource } = areaTopology(features, tiling);
		const time = (performance.now() - began).toFixed(0);
		const { gaps, overlaps } = mendedInSource;
		return [
			`topology: ${name}`,
			time,
			`${features.length} areas, ${gaps} gaps and ${overlaps} overlaps in the source mended`
		];
	});
}

function archiveRows(inputs: ArchiveInputs): Row[] {
	return ARCHIVES.flatMap(({ id }): Row[] => {
		let writing = 0;
		const began = performance.now();
		const [archive] = buildArchives(
			inputs,
			({ step, milliseconds }) => {
				if (step === 'write') writing += milliseconds;
			},
			[id]
		);
		const all = performance.now() - began;
		const layers = archive?.summary.layers.length ?? 0;
		return [
			[`encode: ${id}`, (all - writing).toFixed(0), `topology included; ${layers} layers`],
			[`write: ${id}`, writing.toFixed(0), `${archive?.bytes.length ?? 0} bytes`]
		];
	});
}

export default {
	title: 'Tiles',
	async run() {
		const inputs = await readInputs();
		return {
			tables: [
				{
					title: 'Archives, step by step',
					columns: ['step', 'milliseconds', ''],
					rows: [...topologyRows(inputs), ...archiveRows(inputs)]
				}
			]
		};
	}
} satisfies Benchmark;
