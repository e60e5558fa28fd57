/** Every workflow type a worker carries, under the name the Temporal service knows. */
export { certificate } from "./certificate.ts";
export { certificationAudit } from "./certification-audit.ts";
export { conductor } from "./conductor.ts";
export { correctiveAction } from "./corrective-action.ts";
export { design } from "./design.ts";
export { internalAudit } from "./internal-audit.ts";
export { pilotRun } from "./pilot-run.ts";
export { post } from "./post.ts";
export { preparation } from "./preparation.ts";
export { programme } from "./programme.ts";
export { surveillance } from "./surveillance.ts";
