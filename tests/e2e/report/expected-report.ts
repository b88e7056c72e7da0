/** What a place's report must say, from the built files by themselves: no page, no worker. */
import type { ProfileAnswer } from '../../../src/lib/domain/places/atlas-places.ts';
import { HALF_MILE } from '../../../src/lib/domain/lines/corridor.ts';
import { KEY_ROWS } from '../../../src/lib/domain/report/comparisons.ts';
import { NO_ADJUSTMENT } from '../../../src/lib/domain/methods/questions.ts';
import { figureText } from '../../../src/lib/domain/text/format.ts';
import { voice } from '../../../src/lib/i18n/report-voice.fixture.ts';
import { answered, builtAnswers } from '../../../src/lib/app/worker/built.ts';

export type ExpectedFigure = {
	readonly id: string;
	readonly value: string;
	/** "± 6 points"; null where the figure has no margin. */
	readonly margin: string | null;
};

let answers: ReturnType<typeof builtAnswers> | undefined;

export async function profileOf(place: string): Promise<ProfileAnswer> {
	answers ??= builtAnswers();
	return answered(answers, 'profile', {
		method: 'corridor-pressure',
		adjustment: NO_ADJUSTMENT,
		reach: HALF_MILE,
		plan: null,
		place
	});
}

/** The key figures of the place and of all it stands beside, as they are written. */
export function keyFigures({ place, beside }: ProfileAnswer): ExpectedFigure[] {
	return [place, ...beside.map((each) => each.place)].flatMap(({ profile }) =>
		KEY_ROWS.flatMap((id) => {
			const figure = profile.figures.find(({ definition }) => definition.id === id);
			if (!figure) throw new Error(`Profiles have no figure "${id}".`);
			const { estimate, definition } = figure;
			const { value, margin } = figureText(estimate, definition.unit, voice.estimate);
			return [{ id, value, margin: estimate.moe === null ? null : margin }];
		})
	);
}
