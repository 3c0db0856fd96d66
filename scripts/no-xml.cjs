// Stands for a library in bundles that never call it.
module.exports = {};
