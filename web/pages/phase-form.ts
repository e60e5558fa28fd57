import type { Response } from "express";
import type { Form } from "../forms.ts";
import { showPage } from "../page.ts";
import type { Option, SummaryRow, Way } from "../parts.ts";
import { frameOf, type RoomPage, wayToPhase } from "./phase-room.ts";

/** A field of a form, by the partial that draws it. */
export interface FormField {
	readonly part: "field" | "select" | "text-area" | "choices" | "file-field";
	readonly name: string;
	readonly label: string;
	readonly hint?: string;
	readonly optional?: boolean;
	readonly type?: "text" | "date" | "number" | "url" | "email";
	readonly autocomplete?: string;
	readonly width?: "short" | "tiny";
	readonly inputmode?: "numeric";
	readonly min?: string;
	readonly max?: string;
	readonly maxlength?: number;
	readonly options?: readonly Option[];
}

/** A page that is one form: what it does, its fields, its button, and the way back. */
export interface FormPage {
	readonly title: string;
	readonly intro?: readonly string[];
	/** What is known already, above the fields. */
	readonly rows?: readonly SummaryRow[];
	readonly form: Form;
	readonly fields: readonly FormField[];
	/** Sent along unseen. */
	readonly hidden?: readonly {
		readonly name: string;
		readonly value: string;
	}[];
	/** The button's words: they say the act. */
	readonly submit: string;
	/** It takes something away. */
	readonly grave?: boolean;
	readonly action: string;
	readonly back: Way;
	readonly withFile?: boolean;
}

/** Shows a form of a phase. */
export function showForm(
	res: Response,
	page: RoomPage,
	form: FormPage,
	trail: readonly Way[] = [],
): void {
	const { t } = res.locals.frame;
	showPage(res, "phase-form", {
		...frameOf(page, t, [wayToPhase(page, t), ...trail]),
		...form,
	});
}
