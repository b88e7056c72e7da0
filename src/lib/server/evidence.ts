/** Runs while prerendering only: the built file of evidence. */
import { readFileSync } from 'node:fs';
import type { BuiltManifest } from '$lib/core/catalog/built';
import type { EvidenceFile } from '$lib/core/evidence/file';

export function readEvidence({ evidence }: BuiltManifest): EvidenceFile {
	return JSON.parse(readFileSync(`static/${evidence.path}`, 'utf8')) as EvidenceFile;
}
