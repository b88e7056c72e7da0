/** Where `$lib` leads, which the checker of the order of layers does not read from the TypeScript settings. */
module.exports = { resolve: { alias: { $lib: `${__dirname}/src/lib` } } };
