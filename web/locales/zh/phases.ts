import type { phases as english } from "../en/phases.ts";
import type { Wording } from "../wording.ts";

export const phases: Wording<typeof english> = {
	name: {
		preparation: "筹备",
		design: "体系设计",
		"pilot-run": "试运行",
		"internal-audit": "内部审核",
		"certification-audit": "认证审核",
		"surveillance-1": "第一次监督审核",
		"surveillance-2": "第二次监督审核",
		recertification: "再认证",
	},
	inCycle: "{{phase}}（第{{cycle}}个周期）",
	matter: {
		phase: "{{phase}}",
		"before-audit": "{{phase}}（审核前）",
		result: "{{phase}}（审核结果）",
	},
	side: {
		it: "IT 部门",
		business: "业务部门",
		"top-management": "最高管理者",
	},
	sideOf: {
		it: "IT 部门",
		business: "业务部门",
		"top-management": "最高管理者",
	},
};
