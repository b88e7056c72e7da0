/** Accounts out of a file that somebody sent: Rootline's own, a table, or GeoJSON. */
import type { Community } from '$lib/core/community/community';
import { accountsOfCsv } from '$lib/core/community/csv';
import { accountsOfGeoJson } from '$lib/core/community/geojson';
import type { Bringer } from '$lib/core/community/rows';
import { readRootlineFile } from '$lib/core/file/read';
import { idOfText } from '$lib/core/merge/id';
import { fail, ok, type Problem, type Result } from '$lib/core/result';

/** Never throws. @param at now */
export function accountsOfFile(
	name: string,
	text: string,
	at: string
): Result<{ readonly community: Community; readonly isTable: boolean }, Problem> {
	// Whoever made a table did not say who may see it: it stays here until somebody does.
	const bringer: Bringer = { contributor: idOfText(name), at, audience: 'only-me' };
	if (/\.(?:csv|txt)$/i.test(name)) return table(accountsOfCsv(text, bringer));
	const file = readRootlineFile(text);
	if (!file.ok) {
		return file.problem.code === 'bring/not-rootline'
			? table(accountsOfGeoJson(text, bringer))
			: file;
	}
	const { kind, content } = file.value;
	if (kind === 'community') return ok({ community: content, isTable: false });
	if (kind === 'walk' && content.community) {
		return ok({ community: content.community, isTable: false });
	}
	return fail('bring/other-kind', { kind, wanted: 'community' });
}

function table(read: Result<Community, Problem>) {
	return read.ok ? ok({ community: read.value, isTable: true }) : read;
}
