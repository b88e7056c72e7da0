/** What is said of a place that takes small parts of tracts: alike in profile, comparison and report. */
import type { PlaceNote } from '../../domain/places/extent.ts';
import { language } from './language.ts';

const list = new Intl.ListFormat(language.locale, { type: 'conjunction' });

/** Parts named one by one; more of them are counted. */
const MOST_NAMED = 4;

export const smallParts = ({
	parts,
	given
}: Extract<PlaceNote, { code: 'small-parts' }>): string => {
	const [only] = parts;
	if (only !== undefined && parts.length === 1)
		return `Only ${percent(only)} of the homes of one tract lie here. Survey figures count with the average of that whole tract.`;
	if (parts.length > MOST_NAMED)
		return `In ${parts.length} tracts, under a third of the homes lie here. They give ${percent(given)} of the homes of this place, and count with the averages of the whole tracts.`;
	return `Of ${parts.length} tracts, only ${list.format(parts.map(percent))} of the homes lie here. Survey figures count with the averages of those whole tracts.`;
};

export const tractFigures =
	'Most homes here belong to tracts that lie mostly elsewhere. So the survey’s figures, but for race and origin, are those of the tracts and not of this place. No difference is claimed with them.';

function percent(share: number): string {
	const rounded = Math.round(share * 100);
	return rounded === 0 ? 'less than 1%' : `${rounded}%`;
}
