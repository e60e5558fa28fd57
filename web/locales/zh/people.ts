import type { people as english } from "../en/people.ts";
import type { Wording } from "../wording.ts";

export const people: Wording<typeof english> = {
	title: "{{name}}的人员",
	intro:
		"人员以邮箱地址识别：换一个地址，就是另一个人。已登记的人员保留其本人填写的姓名。如果正在审批的请求更换了审批人，将重新提请现任审批人审批。",
	role: {
		owner: "项目负责人",
		coordinator: "认证协调人",
		escalation: "升级联系人",
		"business-owner": "业务负责人",
	},
	hint: {
		owner: "作决定、提请审批，并最先获知各项情况。",
		coordinator: "与认证机构对接，关注其各项日期。",
		escalation: "项目负责人未处理时获知情况。",
		"business-owner": "负责服务目标、服务要求和 SLA 目标。",
	},
	approversIntro:
		"每个阶段都需要来自 IT 部门和业务部门的审批人，监督审核与再认证还需要最高管理者。清空某一项即移除该人员；始终留有两个空位。",
	approver: "审批人{{n}}",
	approverRole: "审批人",
	auditorRole: "审核员",
	contributorRole: "参与人",
	clauseOwnerRole: "条款负责人",
	side: "代表",
	back: "返回人员页面",
	save: "确定人员",
	done: "项目人员已调整。",
};
