/** Figures of a profile by topic, each beside the same figure of the corridor, city and region. */
import type { Comparison } from '../estimate/compare.ts';
import type { BesideRole, MeasuredPlace, ProfileAnswer } from './answer.ts';
import { callFigures } from './called.ts';
import type { PlaceProfile, ProfileFigure } from './profile.ts';
import { PROFILE_TOPICS, type ProfileTopicId } from './topics.ts';

export type BesideFigure = {
	readonly role: BesideRole;
	readonly place: MeasuredPlace;
	readonly figure: ProfileFigure;
	/** Of the place with this one. */
	readonly comparison: Comparison;
};

export type ProfileRow = {
	readonly figure: ProfileFigure;
	/** Empty for counts: those of a part are always below those of the whole, which is no finding. */
	readonly beside: readonly BesideFigure[];
};

export type ProfileTopic = {
	readonly topic: ProfileTopicId;
	/** In the order of the profile's figures. */
	readonly rows: readonly ProfileRow[];
};

/** All figures of an answer by topic, in the order in which a profile shows them. */
export function profileTopics(answer: ProfileAnswer): readonly ProfileTopic[] {
	const rows = answer.place.profile.figures.map((figure) => profileRow(answer, figure));
	return PROFILE_TOPICS.map((topic) => ({
		topic,
		rows: rows.filter(({ figure }) => figure.definition.topic === topic)
	}));
}

/** One figure beside the others. */
function profileRow(answer: ProfileAnswer, figure: ProfileFigure): ProfileRow {
	const { id, unit } = figure.definition;
	if (unit === 'count') return { figure, beside: [] };
	return {
		figure,
		beside: answer.beside.map(({ role, place }) => {
			const other = figureNamed(place.profile, id);
			return { role, place, figure: other, comparison: callFigures(figure, other) };
		})
	};
}

/** Throws for a figure that profiles do not have. */
export function figureNamed({ figures }: PlaceProfile, id: string): ProfileFigure {
	const found = figures.find(({ definition }) => definition.id === id);
	if (!found) throw new Error(`Profiles have no figure "${id}".`);
	return found;
}
