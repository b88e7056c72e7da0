/** A changed rule in words. */
import type { MethodId } from '$lib/core/risk/method';
import type { Choice } from '$lib/core/risk/sensitivity';
import { distanceText } from '$lib/core/text/distance-words';
import { formatValue } from '$lib/core/text/format';
import type { Messages } from '$lib/i18n';
import type { EvidenceMessages } from '$lib/i18n/evidence';
import type { MethodMessages } from '$lib/i18n/methods';
import { wordsOfTest } from '../method/test-words';

type Words = {
	readonly t: Messages;
	readonly m: MethodMessages;
	readonly e: EvidenceMessages;
};

export function choiceText(method: MethodId, choice: Choice, { t, m, e }: Words): string {
	const words = e.rules;
	const group = (id: string) => m.methodGroups[method][id] ?? id;
	switch (choice.kind) {
		case 'needed':
			return words.needed({ group: group(choice.group), needed: choice.needed });
		case 'without':
			return words.without({ test: wordsOfTest(m, method, choice.test)?.name ?? choice.test });
		case 'line':
			return words.line({
				group: group(choice.group),
				by: formatValue(choice.by, 'share-change', t.estimate)
			});
		case 'quantile':
			return words.quantile({
				group: group(choice.group),
				by: formatValue(choice.by, 'relative-change', t.estimate)
			});
		case 'neighbors':
			return choice.atLeast === null
				? words.neighborsAny
				: words.neighbors({ share: formatValue(choice.atLeast, 'share', t.estimate) });
		case 'distance':
			return words.distance({ distance: distanceText(choice.meters, t.placeNames.distance) });
		case 'period':
			return words.periods[choice.id] ?? choice.id;
		case 'reference':
			return words.references[choice.id] ?? choice.id;
	}
}
