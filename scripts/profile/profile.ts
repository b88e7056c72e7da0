/**
 * Profiles any place from the command line:
 * `npm run -s profile -- --place station:penn --distance 0.5mi --format json`
 */
import { parseArgs } from 'node:util';
import { parseDistance } from '../../src/lib/domain/lines/distance.ts';
import { profilePlace } from '../../src/lib/domain/places/profile.ts';
import { CORRIDOR_IDS, readCorridor } from '../data/region.ts';
import { FORMATS, writeProfile, type OutputFormat, type NamedProfile } from './output.ts';
import { ArgumentError, askedPlace, PLACE_FORMS } from './place-argument.ts';
import { problemSentence } from './sentences.ts';
import { readProfileSources } from '../build/files.ts';

const USAGE = `Usage: npm run -s profile -- --place <place> [--distance 0.5mi|800m] [--format ${FORMATS.join('|')}]
Places: ${PLACE_FORMS.join(' · ')}`;

async function main(args: readonly string[]): Promise<string> {
	const options = readOptions(args);
	if (options.help) return USAGE;
	const distance = options.distance === undefined ? null : metersOf(options.distance);
	const format = formatOf(options.format ?? 'text');
	if (options.place === undefined) throw new ArgumentError(`Say which place.\n${USAGE}`);

	const sources = await readProfileSources();
	const asked = askedPlace(options.place, distance, sources.index, CORRIDOR_IDS.map(readCorridor));
	const whole = profilePlace(sources, asked.question);
	if (!whole.ok) throw new ArgumentError(problemSentence(whole.problem));
	const features = asked.features.map(({ name, question }, i): NamedProfile => {
		const part = profilePlace(sources, question);
		const called = name ?? `feature ${i + 1}`;
		if (!part.ok) throw new ArgumentError(`${called}: ${problemSentence(part.problem)}`);
		return { name: called, profile: part.value };
	});
	return writeProfile(format, asked, whole.value, features);
}

function readOptions(args: readonly string[]): {
	place?: string;
	distance?: string;
	format?: string;
	help?: boolean;
} {
	try {
		return parseArgs({
			args: [...args],
			options: {
				place: { type: 'string' },
				distance: { type: 'string' },
				format: { type: 'string' },
				help: { type: 'boolean' }
			}
		}).values;
	} catch (error) {
		throw new ArgumentError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
	}
}

function metersOf(text: string): number {
	const distance = parseDistance(text);
	if (!distance.ok) throw new ArgumentError(problemSentence(distance.problem));
	return distance.value;
}

function formatOf(text: string): OutputFormat {
	const format = FORMATS.find((each) => each === text);
	if (!format) throw new ArgumentError(`There is no format "${text}": use ${FORMATS.join(', ')}.`);
	return format;
}

main(process.argv.slice(2)).then(
	(output) => {
		process.stdout.write(`${output}\n`);
	},
	(error: unknown) => {
		if (!(error instanceof ArgumentError)) throw error;
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	}
);
