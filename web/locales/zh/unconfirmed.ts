import type { unconfirmed as english } from "../en/unconfirmed.ts";
import type { Wording } from "../wording.ts";

export const unconfirmed: Wording<typeof english> = {
	title: "尚未确认",
	what: "Certway 已收到您提交的内容，但目前还不能确定是否已记录在案：负责处理的部分此刻没有响应。",
	whatAway: "数据库此刻没有响应，目前还不能确定您提交的内容是否已记录在案。",
	safe: "不会丢失，也不会只完成一半：要么完整记录在案，要么完全没有记录。",
	todo: "本页每隔几秒自动查看一次。您也可以把同样的内容再提交一次，重复提交只算一次。",
	todoLater:
		"本页每隔几秒自动查看一次。如果几分钟后仍无结果，请返回表单重新提交，重复提交只算一次。",
	todoAway:
		"请过一分钟，用下面的按钮把同样的内容再提交一次。您填写的内容保留在本页，重复提交只算一次。",
	look: "立即查看",
	again: "再次提交",
};
