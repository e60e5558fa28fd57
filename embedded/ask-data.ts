/** Whom a command asks about data, and what it opens itself if nobody holds it. */
import { existsSync } from "node:fs";
import { openDatabase } from "../records/database.ts";
import type { Settings } from "../settings.ts";
import type { Sides } from "../temporal/doctor.ts";
import { connect } from "./connect.ts";
import { askControl } from "./control-endpoint.ts";
import { readHolder } from "./data-lock.ts";
import { type AnswerTo, answerInquiry, type Inquiry } from "./inquiry.ts";
import { startServices } from "./services.ts";
import { firstLine, StartProblem } from "./start-problem.ts";
import { showSteps } from "./steps.ts";

/** Nobody listens there: what only looks sends no mail. */
const NOBODY = "smtp://127.0.0.1:9";

/**
 * Asks the Certway that runs on DATA_DIR; if none does, the services that
 * settings name; if they name none, those of DATA_DIR, started for the question.
 * @throws StartProblem with the one line that says what to do
 */
export async function askData<I extends Inquiry>(
	settings: Settings,
	inquiry: I,
): Promise<AnswerTo<I>> {
	const holder = readHolder(settings.dataDir);
	if (holder?.control !== undefined) {
		return askControl(holder.control, holder.key, inquiry);
	}
	const running = new AsyncDisposableStack();
	try {
		const sides = isApart(settings)
			? await openApart(settings, running)
			: await openHere(settings, running);
		const answer = await answerInquiry(sides, inquiry, isApart(settings));
		return answer as AnswerTo<I>;
	} finally {
		await running.disposeAsync();
	}
}

type Apart = Settings & {
	databaseUrl: string;
	secretKeys: NonNullable<Settings["secretKeys"]>;
	temporal: {
		connection: NonNullable<Settings["temporal"]["connection"]>;
	};
};

const isApart = (settings: Settings): settings is Apart =>
	settings.databaseUrl !== undefined &&
	settings.secretKeys !== undefined &&
	settings.temporal.connection !== undefined;

async function openApart(
	settings: Apart,
	running: AsyncDisposableStack,
): Promise<Sides> {
	const database = await openDatabase({ url: settings.databaseUrl });
	running.defer(() => database.destroy());
	await database
		.selectFrom("programme")
		.select("id")
		.limit(1)
		.execute()
		.catch(unusable("DATABASE_URL"));
	return connect(withoutMail(settings), database, running).catch(
		unusable("TEMPORAL_ADDRESS"),
	);
}

const unusable = (name: string) => (error: unknown) => {
	throw new StartProblem(`${name} cannot be used (${firstLine(error)}).`);
};

const withoutMail = <S extends Settings>(settings: S) => ({
	...settings,
	mail: { ...settings.mail, smtpUrl: NOBODY },
});

/** Only what is there already is looked at: no folder is made. */
async function openHere(
	settings: Settings,
	running: AsyncDisposableStack,
): Promise<Sides> {
	if (!existsSync(settings.dataDir)) {
		throw new StartProblem(
			`There are no data in DATA_DIR ${settings.dataDir}: set DATA_DIR to the folder Certway was started with.`,
		);
	}
	const quiet = showSteps(() => {});
	const services = await startServices(
		withoutMail(settings),
		running,
		quiet,
		() => {},
	);
	return connect(services.settings, services.database, running);
}
