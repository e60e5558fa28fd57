import type { Routes } from "../route-table.ts";
import { auditProgrammeRoutes } from "./audit-programme.ts";
import { documentRoutes } from "./document.ts";
import { documentFormRoutes } from "./document-form.ts";
import { documentReviewRoutes } from "./document-review.ts";
import { documentsRoutes } from "./documents.ts";
import { newEvidenceRoutes } from "./evidence-new.ts";
import { pieceRoutes } from "./evidence-piece.ts";
import { evidenceRegisterRoutes } from "./evidence-register.ts";
import { reviewRoutes } from "./management-review.ts";
import { metricRoutes } from "./metric.ts";
import { metricFormRoutes } from "./metric-form.ts";
import { metricImportRoutes } from "./metric-import.ts";
import { metricsRoutes } from "./metrics.ts";
import { readinessRoutes } from "./readiness.ts";
import { actionRoutes } from "./readiness-action.ts";
import { clauseRoutes } from "./readiness-clause.ts";
import { importRoutes } from "./readiness-import.ts";
import { processRoutes } from "./readiness-process.ts";
import { rateRoutes } from "./readiness-rate.ts";
import { standardsRoutes } from "./readiness-standards.ts";
import { trainingRoutes } from "./training.ts";
import { trainingPersonRoutes } from "./training-person.ts";
import { trainingSessionRoutes } from "./training-session.ts";
import { trainingSheetRoutes } from "./training-sheets.ts";

const pages: readonly Routes[] = [
	metricsRoutes,
	metricFormRoutes,
	metricImportRoutes,
	metricRoutes,
	documentsRoutes,
	documentFormRoutes,
	documentReviewRoutes,
	documentRoutes,
	evidenceRegisterRoutes,
	newEvidenceRoutes,
	pieceRoutes,
	readinessRoutes,
	rateRoutes,
	importRoutes,
	clauseRoutes,
	actionRoutes,
	processRoutes,
	standardsRoutes,
	auditProgrammeRoutes,
	reviewRoutes,
	trainingRoutes,
	trainingSessionRoutes,
	trainingSheetRoutes,
	trainingPersonRoutes,
];

/** The pages of a programme's register: readiness, ratings, actions. */
export const registerRoutes: Routes = (services) =>
	pages.flatMap((page) => page(services));
