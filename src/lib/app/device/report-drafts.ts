/** Drafts of reports on the device, each under the place that the report is about. */
import {
	mergeDrafts,
	NO_FIELDS,
	readDraft,
	salvageDraft,
	saysNothing,
	writeDraft,
	type DraftFields
} from '../../domain/report/draft.ts';
import type { Kept } from './saved-store.ts';

const PREFIX = 'rootline.report.';

/** @param subject the place or places of the report, as `subjectKey` names them */
export function reportDraft(subject: string): Kept<DraftFields> {
	return {
		key: PREFIX + subject,
		empty: NO_FIELDS,
		read: readDraft,
		write: writeDraft,
		merge: mergeDrafts,
		salvage: salvageDraft,
		saysNothing
	};
}
