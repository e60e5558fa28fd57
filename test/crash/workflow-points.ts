/** Says inside the workflows' sandbox where they pass: bundled for the tests that kill, never for the product. */
import {
	proxySinks,
	type Sinks,
	type WorkflowInterceptorsFactory,
	workflowInfo,
} from "@temporalio/workflow";
import type { CrashPoint } from "../../records/crash-points.ts";

export interface PointSinks extends Sinks {
	points: { pass(point: CrashPoint, about: string): void };
}

const { points } = proxySinks<PointSinks>();

const pass = (point: CrashPoint) =>
	points.pass(point, workflowInfo().workflowId);

export const interceptors: WorkflowInterceptorsFactory = () => ({
	inbound: [
		{
			validateUpdate(input, next) {
				next(input);
				pass("validator-passed");
			},
		},
	],
	outbound: [
		{
			async startTimer(input, next) {
				await next(input);
				pass("timer-fired");
			},
			startChildWorkflowExecution(input, next) {
				pass("between-phases");
				return next(input);
			},
			continueAsNew(input, next) {
				pass("continue-as-new");
				return next(input);
			},
		},
	],
});
