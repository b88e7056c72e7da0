/** Where `$lib` leads, which the checker of the order of layers does not read from the TypeScript settings. */
const path = require('node:path');

module.exports = { resolve: { alias: { $lib: path.join(__dirname, 'src', 'lib') } } };
