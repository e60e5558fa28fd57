import type { refusals as english } from "../en/refusals.ts";
import type { Wording } from "../wording.ts";

export const refusals: Wording<typeof english> = {
	"programme-exists": "已有项目使用此简称，请换一个。",
	"programme-unknown": "没有这个项目。",
	"programme-stopped": "项目已终止，不能再进行任何操作；其记录予以保留。",
	"programme-held": "项目已处于暂停状态。",
	"programme-not-held": "项目并未暂停。",
	"before-not-in-order":
		"启用前已完成的阶段必须从第一个阶段起依次填写，起止日期齐全，且互不重叠。",
	"before-pilot-too-short": "已完成的试运行至少须满三个月。",
	"before-in-future": "已完成的阶段，结束日期不能晚于今天。",
	"approver-twice":
		"{{person}}被重复指定为审批人。一人只能代表一方审批，否则 IT 部门就可以包办。",
	"person-left":
		"{{person}}已无法使用 Certway。请指定他人，或请管理员恢复其访问。",
	"successor-is-leaver": "接任者不能是本人，请指定他人。",
	plan: {
		"length-not-whole-months": "{{phase}}：请填写整月数，1 至 60。",
		"pilot-too-short":
			"试运行至少{{least}}个月，任何规则、任何理由都不能缩短。",
		"length-needs-reason":
			"{{phase}}：指南给出的时长为{{least}}至{{most}}个月。请说明此处不同的理由。",
		"length-needs-reason-exact_other":
			"{{phase}}：指南给出的时长为{{count}}个月。请说明此处不同的理由。",
		"length-needs-reason-open_other":
			"{{phase}}：指南给出的时长至少为{{count}}个月。请说明此处不同的理由。",
	},
	"phase-not-open": "本阶段未处于进行中，目前不能在其中进行操作。",
	"not-in-this-phase": "此项属于其他阶段。",
	"unknown-deliverable": "本阶段没有这项交付物。",
	"deliverable-exists": "已有这项交付物。",
	"already-delivered": "已标记为已提交。",
	"not-yet-delivered": "尚未标记为已提交。",
	"no-evidence": "还没有任何证据。请先添加文件、网址或说明。",
	"unknown-evidence": "这份证据已不存在。",
	"date-before-phase": "请选择{{day}}或之后的日期：本阶段自该日开始。",
	"date-in-future": "请选择不晚于今天（{{day}}）的日期：必须是已发生的事。",
	"date-past": "请选择今天（{{day}}）或之后的日期。",
	"dates-not-in-order": "这些日期的先后不成立，请与认证机构的文件核对。",
	"date-on-hold":
		"当日项目处于暂停状态。暂停的天数不计入试运行，也不能登记记录。",
	"month-not-quiet-able":
		"只有不定期发生的流程才能声明某月无此类活动；此项每月或整个试运行期间必须有记录。",
	"month-not-over": "该试运行月到{{day}}才结束，结束之后才能声明无此类活动。",
	"no-such-month": "没有这个试运行月。",
	"not-a-count": "请填写整数，不小于 0。",
	"gate-shut": "放行条件未满足。",
	between: "",
	"request-already-open": "已经提请审批。",
	"asker-is-approver": "提请人不能同时是审批人，请由他人提请。",
	"no-such-request": "没有这项审批请求。",
	"request-superseded": "审批内容此后有改动，已向被提请人发出新邮件。",
	"request-ended": "这项审批请求已经结束。",
	"not-an-approver": "此人不是这里的审批人。",
	"not-your-turn": "审批按顺序进行，尚未轮到此人。",
	"asker-cannot-receive":
		"提请审批的正是{{person}}本人，不能由其审批。请选择其他人。",
	"has-a-place":
		"{{person}}已是此请求的审批人，一人只能作答一次。请选择其他人。",
	"has-it-already": "目前被请审批的正是{{person}}。请选择其他人。",
	"is-away": "{{person}}外出至{{day}}，期间由他人代理。请选择其他人。",
	"said-not-for-me": "您已表示此项不应由您审批。项目负责人会另选审批人。",
	"code-needed":
		"此操作须以一次性验证码确认，验证码会发送到您的邮箱。请重新提交。",
	"no-such-absence": "此次外出已结束或已提前终止。",
	"too-many-questions": "您已在此提出{{most}}个疑问，请直接与提请人联系。",
	"no-such-question": "没有这个疑问。",
	"question-answered": "{{person}}已于{{day}}答复此疑问。",
	"already-answered": "{{person}}已作答：{{decision}}。",
	"reason-needed": "请说明理由，以便对方知道如何修改。",
	"certificate-not-guarded": "这张证书不再跟踪：已由另一张证书接替。",
	"new-certificate-missing": "请同时录入新证书：编号、认证机构、范围和日期。",
	"unknown-date": "证书上已没有这个日期。",
	"round-not-next": "这一轮不是下一轮，或已经启动。",
	"unknown-task": "这项待办已完成，或已不再需要。",
	"not-yet-again":
		"只有在证书失效、被撤销或注销之后才能重新认证，并且只能启动一次。",
	"no-new-edition": "证书已按最新版规则跟踪。",
	"nothing-rated": "请至少评定一条条款。",
	"action-exists": "已有这项措施。",
	"unknown-action": "没有这项措施。",
	"action-done": "这项措施已经完成，请先重新打开。",
	"action-not-done": "这项措施尚未完成。",
	"evidence-exists": "这份证据已在记录中。",
	"evidence-not-in-force": "这份证据已不再计入：已被撤回，或已由新版本取代。",
	"finding-not-open": "这项发现已关闭，或没有记录。",
	"unknown-clause": "请从列表中选择条款。",
	"answer-incomplete": "尚未填写：{{missing}}。",
	"effectiveness-missing": "请先说明措施如何被确认有效，再录入验证。",
	"verifies-own-work": "须由他人验证：责任人不能验证自己的整改。",
	"not-ready": "准备尚不充分。",
	"application-decided": "认证机构已作出决定，该决定以此申请为依据。",
	"unknown-audit": "目前这里没有可安排的这项审核。",
	"audit-held": "这项审核已经实施，请另行登记新的审核。",
	"audit-not-held": "这项审核尚未录入为已实施。",
	"audit-booked": "这项审核的日期已确认，请改期或取消。",
	"audit-not-booked": "这项审核还没有录入任何日期。",
	"not-audit-days": "审核人日请填写整数或半天，例如 4 或 2.5。",
	"not-a-lead": "请填写 0 至 365 的整数天数。",
	"content-changed":
		"您打开此页之后审批内容有改动。没有记录任何内容，请重新查看。",
};
