/** Takes the lock of the folder given, says so, and holds it. */
import { lockData } from "../../embedded/data-lock.ts";

const [dataDir = "", address = ""] = process.argv.slice(2);
const taken = lockData(dataDir, address);
process.send?.(taken.ok);
setInterval(() => {}, 60_000);
