import { createHash } from "node:crypto";
import * as openid from "openid-client";
import type { OidcSettings } from "../settings.ts";

/** Who somebody is, as the organisation's own sign-in vouches for it. */
export interface Identity {
	/** Only an address that the provider has verified; undefined where it vouches for none. */
	readonly email: string | undefined;
}

/** Why nobody was signed in. `declined`: at the provider, by the person or by its rules. */
export type ProviderTrouble = "down" | "declined" | "untrusted";

export type ProviderAnswer<Value> =
	| { readonly ok: true; readonly value: Value }
	| {
			readonly ok: false;
			readonly trouble: ProviderTrouble;
			/** A line for the log; it holds nothing that was sent. */
			readonly why: string;
	  };

/** An organisation's own sign-in, by OpenID Connect. */
export interface IdentityProvider {
	/** What the sign-in page calls it. */
	readonly name: string;
	/**
	 * @param secret known to this browser alone: state, nonce and PKCE verifier are derived from it, none of them stored.
	 * @returns where the browser goes to sign in.
	 */
	begin(secret: string, returnTo: string): Promise<ProviderAnswer<URL>>;
	/**
	 * @param returned the address that the provider sent the browser back to, with all that it says.
	 * @returns who signed in, when everything fits the secret and is signed by the provider's own key.
	 */
	finish(secret: string, returned: URL): Promise<ProviderAnswer<Identity>>;
}

const derived = (secret: string, what: "state" | "nonce" | "verifier") =>
	createHash("sha256").update(`${what}\n${secret}`).digest("base64url");

/** A provider that does not answer must not keep a page waiting; in seconds. */
const patience = 5;
/** What the provider says of itself is asked again after this, in milliseconds. */
const configurationLife = 3_600_000;

/** @returns the provider that the settings name. It is asked for the first time when somebody signs in by it. */
export function openIdProvider(settings: OidcSettings): IdentityProvider {
	const configuration = remembered(() => discover(settings));
	return {
		name: settings.name,
		begin: (secret, returnTo) =>
			answered(async () =>
				openid.buildAuthorizationUrl(await configuration(), {
					redirect_uri: returnTo,
					scope: "openid email",
					state: derived(secret, "state"),
					nonce: derived(secret, "nonce"),
					code_challenge: await openid.calculatePKCECodeChallenge(
						derived(secret, "verifier"),
					),
					code_challenge_method: "S256",
				}),
			),
		finish: (secret, returned) =>
			answered(async () => {
				const known = await configuration();
				const tokens = await openid.authorizationCodeGrant(known, returned, {
					expectedState: derived(secret, "state"),
					expectedNonce: derived(secret, "nonce"),
					pkceCodeVerifier: derived(secret, "verifier"),
					idTokenExpected: true,
				});
				const claims = tokens.claims();
				if (claims === undefined) throw new Error("no ID token came");
				// Some put the address into the ID token, some only where it is asked for.
				return {
					email:
						verifiedEmail(claims) ??
						(known.serverMetadata().userinfo_endpoint === undefined
							? undefined
							: verifiedEmail(
									await openid.fetchUserInfo(
										known,
										tokens.access_token,
										claims.sub,
									),
								)),
				};
			}),
	};
}

/** An address that nobody has verified is anybody's claim. */
const verifiedEmail = (
	claims: Readonly<Record<string, unknown>>,
): string | undefined =>
	claims["email_verified"] === true && typeof claims["email"] === "string"
		? claims["email"]
		: undefined;

async function discover({
	issuer,
	clientId,
	clientSecret,
}: OidcSettings): Promise<openid.Configuration> {
	const insecure = issuer.protocol === "http:";
	const execute = [
		// Without this the ID token's signature would not be looked at.
		openid.enableNonRepudiationChecks,
		...(insecure ? [openid.allowInsecureRequests] : []),
	];
	const options = { execute, timeout: patience };
	const secret = clientSecret?.export().toString();
	const found = await openid.discovery(
		issuer,
		clientId,
		undefined,
		openid.None(),
		options,
	);
	if (secret === undefined) return found;
	const metadata = found.serverMetadata();
	const configured = new openid.Configuration(
		metadata,
		clientId,
		undefined,
		authenticationFor(metadata)(secret),
	);
	configured.timeout = patience;
	for (const extend of execute) extend(configured);
	return configured;
}

/** The first way of naming itself that the provider takes; without a word from it, what the standard takes for granted. */
const authenticationFor = ({
	token_endpoint_auth_methods_supported: taken = ["client_secret_basic"],
}: openid.ServerMetadata) =>
	taken.includes("client_secret_basic")
		? openid.ClientSecretBasic
		: openid.ClientSecretPost;

/** Asks once for everybody who waits; what failed is asked again by the next. */
function remembered<Value>(ask: () => Promise<Value>): () => Promise<Value> {
	let known: { readonly value: Promise<Value>; readonly at: number } | null =
		null;
	return () => {
		if (known !== null && Date.now() - known.at < configurationLife)
			return known.value;
		const value = ask();
		known = { value, at: Date.now() };
		value.catch(() => {
			known = null;
		});
		return value;
	};
}

async function answered<Value>(
	ask: () => Promise<Value>,
): Promise<ProviderAnswer<Value>> {
	try {
		return { ok: true, value: await ask() };
	} catch (error) {
		return { ok: false, trouble: troubleOf(error), why: whyOf(error) };
	}
}

function troubleOf(error: unknown): ProviderTrouble {
	if (error instanceof openid.AuthorizationResponseError) return "declined";
	const { code, name } = error as { code?: unknown; name?: unknown };
	const silent =
		name === "TypeError" ||
		code === "OAUTH_TIMEOUT" ||
		code === "OAUTH_ABORT" ||
		code === "OAUTH_RESPONSE_IS_NOT_CONFORM";
	return silent ? "down" : "untrusted";
}

/** Never the error as it is: what caused it may hold tokens and claims. */
function whyOf(error: unknown): string {
	const {
		message,
		code,
		cause,
		error: named,
	} = error as Record<"message" | "code" | "cause" | "error", unknown>;
	const system = (cause as { code?: unknown } | undefined)?.code;
	return [message, code, system, named]
		.filter((each) => typeof each === "string" && each.length < 100)
		.join(", ");
}
