/** Words of the region, from its folder under `data/regions`. */
import words from '../../../../data/regions/twin-cities/words.en.json';

export const regionWords: Readonly<typeof words> = words;
