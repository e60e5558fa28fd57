import type { DocumentKind } from "./document-kinds.ts";

/** The kinds of documents in English: pages and mails name them alike. */
export const documentsEn: Record<DocumentKind, string> = {
	"management-manual": "Management manual",
	"scope-statement": "Scope of the service management system",
	"service-management-policy": "Service management policy",
	"service-objectives": "Service management objectives",
	"service-management-plan": "Service management plan",
	procedure: "Procedure",
	"service-requirements": "Service requirements",
	"service-catalogue": "Service catalogue",
	"service-level-agreement": "Service level agreement",
	"supplier-agreement": "Agreements with suppliers",
	"change-policy": "Change management policy",
	"major-incident-procedure": "Procedure for major incidents",
	"continuity-plan": "Service continuity plan",
	"information-security-policy": "Information security policy",
	other: "Other document",
};

/** And in Simplified Chinese. */
export const documentsZh: Record<DocumentKind, string> = {
	"management-manual": "管理手册",
	"scope-statement": "服务管理体系范围",
	"service-management-policy": "服务管理方针",
	"service-objectives": "服务管理目标",
	"service-management-plan": "服务管理计划",
	procedure: "程序文件",
	"service-requirements": "服务要求",
	"service-catalogue": "服务目录",
	"service-level-agreement": "服务级别协议",
	"supplier-agreement": "供应商协议",
	"change-policy": "变更管理方针",
	"major-incident-procedure": "重大事件程序",
	"continuity-plan": "服务连续性计划",
	"information-security-policy": "信息安全方针",
	other: "其他文件",
};
