/** Loaded into a process that shall find no network. */
globalThis.fetch = async () => {
	throw new TypeError("fetch failed", {
		cause: new Error("getaddrinfo ENOTFOUND"),
	});
};
