/** Any of Rootline's files, from text that anybody may have written. Never throws. */
import { COMMUNITY_FORMAT } from '../community/format.ts';
import type { Community } from '../community/community.ts';
import { fail, type Result } from '../result.ts';
import { SAVED_FORMAT, type SavedViews } from '../saved/saved.ts';
import { WALK_FORMAT, type WalkFile } from '../walk/format.ts';
import {
	openEnvelope,
	readEnvelope,
	type Envelope,
	type Format,
	type ReadProblem
} from './format.ts';
import { PLACES_FORMAT, type PlacesFile } from './places-file.ts';

export type RootlineFile =
	| { readonly kind: 'walk'; readonly content: WalkFile }
	| { readonly kind: 'community'; readonly content: Community }
	| { readonly kind: 'saved'; readonly content: SavedViews }
	| { readonly kind: 'places'; readonly content: PlacesFile };

/** Ask `checkSize` with the file's bytes before reading its text. */
export function readRootlineFile(text: string): Result<RootlineFile, ReadProblem> {
	const envelope = readEnvelope(text);
	if (!envelope.ok) return envelope;
	switch (envelope.value.kind) {
		case 'walk':
			return open(envelope.value, WALK_FORMAT, (content) => ({ kind: 'walk', content }));
		case 'community':
			return open(envelope.value, COMMUNITY_FORMAT, (content) => ({ kind: 'community', content }));
		case 'saved':
			return open(envelope.value, SAVED_FORMAT, (content) => ({ kind: 'saved', content }));
		case 'places':
			return open(envelope.value, PLACES_FORMAT, (content) => ({ kind: 'places', content }));
		default:
			return fail('bring/not-rootline');
	}
}

function open<T>(
	envelope: Envelope,
	format: Format<T>,
	file: (content: T) => RootlineFile
): Result<RootlineFile, ReadProblem> {
	const content = openEnvelope(envelope, format);
	return content.ok ? { ok: true, value: file(content.value) } : content;
}
