/** Under which local storage holds how many lists of one’s own there are: apart, so that whoever asks needs no more. */
export const KEEPS_LISTS = 'rootline.own-data';
