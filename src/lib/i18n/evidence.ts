/** Words of the page of evidence, apart from the others so that the first visit need not fetch them. */
import * as evidence from './en/evidence.ts';

export type EvidenceMessages = typeof evidence;

/** The words of the page of evidence in the page's language. */
export function useEvidenceMessages(): EvidenceMessages {
	return evidence;
}
