/** Words of the page about the data. */
import { dataPage } from './en/data-page.ts';

/** The messages of the page's language. */
export function useDataPageMessages(): typeof dataPage {
	return dataPage;
}
