/** Starts Temporal on the folder given, tells of it, and holds it. */
import { startTemporalService } from "../../embedded/temporal-service.ts";

const [cli = "", folder = ""] = process.argv.slice(2);
const { address, identity, guardPid } = await startTemporalService({
	cli,
	folder,
});
process.send?.({ address, identity, guardPid });
setInterval(() => {}, 60_000);
