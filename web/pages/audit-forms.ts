import { z } from "zod";
import { bookingLead } from "../../domain/audits.ts";
import { personId, roomId } from "../../domain/ids.ts";
import { sayDay } from "../dates.ts";
import { arranged, arrangementForm } from "./audit-arrangement.ts";
import {
	atTheDays,
	auditOf,
	dayFields,
	days,
	daysOf,
	named,
	reasonField,
	receivedField,
	said,
} from "./audit-fields.ts";
import { type AuditForms, auditForm } from "./audit-form.ts";
import { approversOf } from "./certificate-acts.ts";
import { day } from "./deliverable.ts";

const paper = (which: "plan" | "report") =>
	auditForm({
		title: (on) => on.t(`bookings.form.${which}Title`, named(on)),
		intro: ({ t }) => [t("bookings.form.paperIntro")],
		fields: (on) => [receivedField(on)],
		schema: z.object({ on: day }),
		submit: ({ t }) => t(`bookings.form.submit.${which}`),
		fits: ({ held }) => which === "plan" || held !== null,
		refusedAt: { "date-in-future": "on", "dates-not-in-order": "on" },
		act: async (on, typed) => ({
			type: "receive-audit-paper",
			audit: auditOf(on),
			paper: which,
			on: typed.on,
		}),
	});

/** What can be entered about one audit, each on a page of its own, by the last part of its address. */
export const auditForms: AuditForms = {
	propose: arrangementForm("propose-audit"),
	confirm: arrangementForm("confirm-audit"),
	move: auditForm({
		title: (on) => on.t("bookings.form.moveTitle", named(on)),
		intro: ({ t }) => [t("bookings.form.moveIntro")],
		fields: (on) => [
			...dayFields(on),
			{
				part: "choices",
				name: "confirmed",
				label: on.t("bookings.form.confirmed"),
				options: [
					{ value: "yes", text: on.t("bookings.form.confirmedYes") },
					{ value: "no", text: on.t("bookings.form.confirmedNo") },
				],
			},
			reasonField(on),
		],
		typed: (on) => {
			const { from = "", until = "" } = arranged(on);
			return { from, until };
		},
		schema: z.object({
			...days,
			confirmed: z.enum(["yes", "no"]),
			reason: said,
		}),
		submit: ({ t }) => t("bookings.form.submit.move"),
		fits: ({ held, proposed, confirmed }) =>
			!held && (proposed !== null || confirmed !== null),
		refusedAt: atTheDays,
		act: async (on, typed, seal) => ({
			type: "move-audit",
			audit: auditOf(on),
			days: daysOf(typed),
			confirmed: typed.confirmed === "yes",
			reason: await seal("reason", typed.reason),
		}),
	}),
	cancel: auditForm({
		title: (on) => on.t("bookings.form.cancelTitle", named(on)),
		intro: ({ audit, t }) => [
			t("bookings.form.cancelIntro", {
				day: audit ? sayDay(audit.dueBy, t) : "",
			}),
		],
		fields: (on) => [reasonField(on)],
		schema: z.object({ reason: said }),
		submit: ({ t }) => t("bookings.form.submit.cancel"),
		grave: true,
		fits: ({ held, proposed, confirmed }) =>
			!held && (proposed !== null || confirmed !== null),
		act: async (on, { reason }, seal) => ({
			type: "cancel-audit",
			audit: auditOf(on),
			reason: await seal("reason", reason),
		}),
	}),
	plan: paper("plan"),
	report: paper("report"),
	held: auditForm({
		title: (on) => on.t("bookings.form.heldTitle", named(on)),
		intro: ({ t }) => [t("bookings.form.heldIntro")],
		fields: (on) => dayFields(on, { max: on.open.today }),
		typed: (on) => {
			const shown = on.audit?.held ?? on.audit?.confirmed;
			return {
				from: shown?.from ?? "",
				until: shown && shown.until !== shown.from ? shown.until : "",
			};
		},
		schema: z.object(days),
		submit: ({ t }) => t("bookings.form.submit.held"),
		// A stage is entered with what its report found, on the page of its phase.
		fits: ({ kind, audit }) =>
			kind !== "stage-1" && kind !== "stage-2" && !audit.includes("/"),
		refusedAt: atTheDays,
		act: async (on, typed) => {
			const { from, until } = daysOf(typed);
			return {
				type: "enter-held-audit",
				kind: "special",
				audit: auditOf(on),
				heldFrom: from,
				heldOn: until,
			};
		},
	}),
	answer: auditForm({
		title: (on) => on.t("bookings.form.answerTitle", named(on)),
		intro: ({ t }) => [t("bookings.form.answerIntro")],
		fields: (on) => [reasonField(on, "note", "bookings.form.answerNote")],
		schema: z.object({ note: said }),
		submit: ({ t }) => t("bookings.form.submit.answer"),
		fits: ({ held, confirmed }) => !held && !confirmed,
		act: async (on, { note }, seal) => ({
			type: "answer-booking-alarm",
			audit: auditOf(on),
			note: await seal("note", note),
		}),
	}),
	postpone: auditForm({
		title: (on) => on.t("bookings.form.postponeTitle", named(on)),
		intro: ({ t }) => [t("certificate.postponeIntro")],
		fields: (on) => [
			{
				part: "field",
				type: "date",
				name: "to",
				label: on.t("certificate.postponeTo"),
			},
			reasonField(on),
			{
				part: "select",
				name: "approver",
				label: on.t("certificate.approver"),
				options: approversOf(on),
			},
		],
		schema: z.object({ to: day, reason: said, approver: said }),
		submit: ({ t }) => t("bookings.form.submit.postpone"),
		fits: ({ held, row }) => !held && row?.rule === "stage-gap",
		refusedAt: { rules: "to", "asker-is-approver": "approver" },
		act: async ({ audit }, { to, reason, approver }, seal) => ({
			type: "postpone-audit",
			of: audit?.row?.key ?? "",
			to,
			reason: await seal("reason", reason),
			approver: personId(approver),
		}),
	}),
};

/** What is about the audits as a whole. */
export const programmeAuditForms: AuditForms = {
	announce: auditForm({
		title: ({ t }) => t("bookings.form.announceTitle"),
		intro: ({ t }) => [t("bookings.form.announceIntro")],
		fields: (on) => [
			{
				part: "choices",
				name: "kind",
				label: on.t("bookings.form.kind"),
				options: (["special", "short-notice"] as const).map((value) => ({
					value,
					text: on.t(`bookings.kind.${value}`),
				})),
			},
			{
				part: "field",
				type: "date",
				name: "due-by",
				label: on.t("bookings.form.dueBy"),
				min: on.open.today,
			},
			reasonField(on),
		],
		schema: z.object({
			kind: z.enum(["special", "short-notice"]),
			"due-by": day,
			reason: said,
		}),
		submit: ({ t }) => t("bookings.form.submit.announce"),
		refusedAt: { "date-past": "due-by" },
		act: async (_on, typed, seal) => ({
			type: "announce-audit",
			kind: typed.kind,
			dueBy: typed["due-by"],
			reason: await seal("reason", typed.reason),
		}),
	}),
	lead: auditForm({
		title: ({ t }) => t("bookings.form.leadTitle"),
		intro: ({ t }) => [t("bookings.form.leadIntro")],
		fields: ({ t }) => [
			{
				part: "field",
				type: "number",
				inputmode: "numeric",
				width: "tiny",
				min: "0",
				max: "365",
				name: "days",
				label: t("bookings.form.days"),
			},
		],
		typed: ({ open }) => ({
			days: String(bookingLead(open.world.programme)),
		}),
		schema: z.object({
			days: z
				.string()
				.regex(/^\d{1,3}$/, "refusals.not-a-lead")
				.transform(Number),
		}),
		submit: ({ t }) => t("bookings.form.submit.lead"),
		room: ({ open }) => roomId(open.id),
		refusedAt: { "not-a-lead": "days" },
		act: async (_on, typed) => ({ type: "set-booking-lead", days: typed.days }),
	}),
};
