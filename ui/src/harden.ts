/**
 * Runs before every other module: a `__proto__` key in parsed data must stay an ordinary key.
 * (Freezing prototypes outright breaks libraries that assign to them.)
 */
Reflect.deleteProperty(Object.prototype, '__proto__');

export {};
