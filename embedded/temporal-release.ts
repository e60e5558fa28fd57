/**
 * The one release of the Temporal CLI that Certway fetches. The CLI brings
 * Temporal's server along; its database has no migrations between versions, so
 * the version is pinned, and the program with it by its SHA-256.
 */
export const TEMPORAL_VERSION = "1.9.1";

/** SHA-256 of the program `temporal` 1.9.1, by `process.platform`-`process.arch`. */
const programs: Readonly<Record<string, string>> = {
	"linux-x64":
		"712217694cac9f786a72d4b6c876cd15f3dcf1bf31434d9fed6af25242a327a0",
	"linux-arm64":
		"667e9403cb2faaf439ecaa7eb7190e0d08521de6c9118da7fd26ad594281271d",
	"darwin-x64":
		"d5776986d343fb789f49e4e7b6d3faca931c0877b71c6d4a7ac39dba467155cc",
	"darwin-arm64":
		"33c298d41f6eefebf01a28a3511f444480e939e21d3518cb0c12a4abad467c4b",
};

export interface TemporalRelease {
	version: string;
	/** e.g. `linux-x64` */
	platform: string;
	/** of the program itself, not of the archive it comes in */
	sha256: string;
	/** where its makers offer it, as .tar.gz */
	download: string;
}

/** @returns the pinned release for this machine, or undefined if there is none. */
export function temporalRelease(
	os: string = process.platform,
	arch: string = process.arch,
): TemporalRelease | undefined {
	const platform = `${os}-${arch}`;
	const sha256 = programs[platform];
	if (sha256 === undefined) return undefined;
	const goArch = arch === "x64" ? "amd64" : arch;
	return {
		version: TEMPORAL_VERSION,
		platform,
		sha256,
		download: `https://temporal.download/cli/archive/v${TEMPORAL_VERSION}?platform=${os}&arch=${goArch}`,
	};
}
