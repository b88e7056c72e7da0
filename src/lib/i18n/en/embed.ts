/** Words of the map within another page. */
import { regionWords } from './region.ts';
export const embed = {
	/** Of a frame that its page gives no title. */
	elementTitle: `Map of the ${regionWords.line}`,
	/** Before the page knows what its address asks for. */
	waitingTitle: `A map of the ${regionWords.line}`,
	openFull: 'Open the full map',
	noScript: 'This map needs JavaScript. The full map lists the stations without it.',
	/** For a view with two maps, of which a frame has room for the first. */
	second: (p: { title: string }) =>
		`This view has a second map: ${p.title}. Open the full map to see both.`,
	opensNew: '(opens in a new tab)',
	wholeLegend: 'The whole legend, with counts',
	waiting: 'The map comes once it is in sight.',
	source: (p: { period: string }) =>
		`Figures: U.S. Census Bureau, American Community Survey ${p.period}, 2020 census tracts. Margins at 90% confidence.`,
	methodSource:
		'Classes: worked out from the American Community Survey of the U.S. Census Bureau, on 2020 census tracts. Places may face pressure. Nobody can say what will happen.',
	pastSource: (p: { by: readonly string[] }) =>
		`${p.by.join(' · ')} None found is not none. The map does not say what came of it.`,
	from: 'Rootline',
	ctrl: 'Hold Ctrl and scroll to zoom the map',
	command: 'Hold ⌘ and scroll to zoom the map',
	fingers: 'Use two fingers to move the map',
	/** Full sentence for a map that is a still picture. */
	stillLabel: (p: { title: string }) =>
		`Map. ${p.title}. The ${regionWords.line} and its stations are drawn on top.`,
	stationTitle: (p: { name: string }) => `${p.name} station area on the Rootline map`,
	frameTitle: `Map: Rootline, the anti-displacement atlas for the ${regionWords.line}`
};
