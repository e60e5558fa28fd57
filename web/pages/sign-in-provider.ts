import { randomBytes } from "node:crypto";
import type { Request, Response } from "express";
import { personByEmail } from "../../records/persons.ts";
import { clearCookie, readCookie, setCookie } from "../frame/cookies.ts";
import { noteSecurity } from "../frame/security-log.ts";
import { signInHere } from "../frame/session.ts";
import type {
	IdentityProvider,
	ProviderTrouble,
} from "../identity-provider.ts";
import { ownPath } from "../links.ts";
import { goTo } from "../page.ts";
import type { Route, Routes } from "../route-table.ts";
import type { Services } from "../services.ts";

/** The cookie that ties a sign-in to the browser it began in: a secret, and the page that was asked for. */
const BEGUN = "oidc";
/** Milliseconds in which somebody has signed in at the provider, or begins anew. */
const tenMinutes = 600_000;

/** Why nobody was signed in. `late`: begun in another browser, or too long ago; `unknown`: no person of that address. */
type Trouble = ProviderTrouble | "late" | "unknown";
const troubles: readonly Trouble[] = [
	"down",
	"declined",
	"untrusted",
	"late",
	"unknown",
];

/** What the sign-in page shows of the provider. */
export interface ProviderWay {
	readonly name: string;
	readonly to: string;
	readonly trouble: { readonly title: string; readonly text: string } | null;
}

/** @returns the way to the provider, with what has just gone wrong there; undefined where there is none. */
export function providerWay(
	req: Request,
	res: Response,
	provider: IdentityProvider | undefined,
	to: string,
): ProviderWay | undefined {
	if (provider === undefined) return undefined;
	const { t } = res.locals.frame;
	const { name } = provider;
	const trouble = troubles.find((each) => each === req.query["trouble"]);
	return {
		name,
		to: `/oidc/begin?to=${encodeURIComponent(to)}`,
		trouble: trouble
			? {
					title: t(`signIn.trouble.${trouble}.title`, { name }),
					text: t(`signIn.trouble.${trouble}.text`, { name }),
				}
			: null,
	};
}

/** Signing in at the organisation's own provider: there and back, as OpenID Connect has it. */
export const providerRoutes: Routes = (services) => {
	const { identityProvider } = services;
	return identityProvider === undefined
		? []
		: [begin(services, identityProvider), finish(services, identityProvider)];
};

const begin = ({ log }: Services, provider: IdentityProvider): Route => ({
	method: "get",
	path: "/oidc/begin",
	policy: "public",
	handler: async (req, res) => {
		const { links } = res.locals.frame;
		const to = ownPath(req.query["to"]);
		// Only somebody who presses it here begins a sign-in: no other site does so for him.
		const site = req.get("Sec-Fetch-Site");
		if (site !== undefined && site !== "same-origin")
			return goTo(res, `/sign-in?${new URLSearchParams({ to })}`);
		const secret = randomBytes(32).toString("base64url");
		const way = await provider.begin(secret, links.absolute("/oidc/return"));
		if (!way.ok) {
			log.warn({ why: way.why }, "the identity provider can't be used");
			return goBack(res, way.trouble, to);
		}
		setCookie(res, BEGUN, `${secret}.${to}`, links, tenMinutes);
		res.set("Cache-Control", "no-store").redirect(303, way.value.href);
	},
});

const finish = (services: Services, provider: IdentityProvider): Route => ({
	method: "get",
	path: "/oidc/return",
	policy: "public",
	handler: async (req, res) => {
		const { links, address } = res.locals.frame;
		res.set("Cache-Control", "no-store");
		const [, secret, to] =
			/^([\w-]{43})\.(.*)$/s.exec(readCookie(req, BEGUN, links) ?? "") ?? [];
		const leadsTo = ownPath(to);
		clearCookie(res, BEGUN, links);
		if (secret === undefined) return goBack(res, "late", leadsTo);
		const said = await provider.finish(
			secret,
			new URL(links.absolute(address)),
		);
		if (!said.ok) {
			noteSecurity(res, services, "sign-in-failed", {
				how: "provider",
				why: said.trouble,
			});
			services.log.warn(
				{ why: said.why },
				"nobody was signed in by the provider",
			);
			return goBack(res, said.trouble, leadsTo);
		}
		const { email } = said.value;
		const person =
			email === undefined
				? undefined
				: await personByEmail(services.records.database, email);
		if (person === undefined) {
			const why = email === undefined ? "not verified" : "not known";
			noteSecurity(res, services, "sign-in-failed", { how: "provider", why });
			return goBack(res, "unknown", leadsTo);
		}
		await signInHere(req, res, services, person.id, "provider");
		goTo(res, leadsTo);
	},
});

/** Back to the page where a mailed link can be asked for; what the provider sent does not stay in the address. */
function goBack(res: Response, trouble: Trouble, to: string): void {
	goTo(res, `/sign-in?${new URLSearchParams({ trouble, to })}`);
}
