import type { readiness as english } from "../en/readiness.ts";
import type { Wording } from "../wording.ts";

export const readiness: Wording<typeof english> = {
	level: {
		missing: "尚未开展",
		begun: "已起步",
		described: "已成文，尚无证据",
		met: "符合",
	},
	row: {
		action: "针对 {{clause}}的措施",
	},
	event: {
		"clause-rated": "评定 {{clause}}：{{level}}。",
		"action-opened": "针对 {{clause}}提出了措施，期限{{due}}。",
		"action-opened-for":
			"针对 {{clause}}提出了措施，由{{person}}负责，期限{{due}}。",
		"action-changed":
			"将针对 {{clause}}的措施交由项目负责人负责，期限{{due}}。",
		"action-changed-for":
			"将针对 {{clause}}的措施交由{{person}}负责，期限{{due}}。",
		"action-finished": "完成了针对 {{clause}}的措施。",
		"action-reopened": "重新打开了针对 {{clause}}的措施，期限{{due}}。",
	},
};
