/*
 * Where scripts run, files can be dropped on the form and their sending shows how far it is. Without them the form does the
 * same, only silently.
 */

(() => {
	const form = document.querySelector("form[data-upload]");
	const field = form?.querySelector("input[type=file]");
	if (!form || !field || !window.FormData || !window.DataTransfer) return;
	const words = form.dataset;

	const drop = document.createElement("p");
	drop.className = "drop";
	drop.textContent = words.drop;
	field.after(drop);
	const chosen = document.createElement("ul");
	chosen.className = "chosen";
	drop.after(chosen);

	const problem = document.createElement("p");
	problem.className = "error";
	problem.setAttribute("role", "alert");
	problem.hidden = true;
	chosen.after(problem);

	const say = (text) => {
		problem.textContent = text;
		problem.hidden = text === "";
	};

	/** Says what was chosen, and what of it will not be taken. */
	function look() {
		chosen.replaceChildren(
			...[...field.files].map((file) => {
				const line = document.createElement("li");
				line.textContent = file.name;
				return line;
			}),
		);
		if (field.files.length > Number(words.most)) return say(words.tooMany);
		const large = [...field.files].find(
			(file) => file.size > Number(words.largest),
		);
		say(large ? `${large.name}: ${words.tooLarge}` : "");
	}

	function add(files) {
		const all = new DataTransfer();
		for (const file of [...field.files, ...files]) all.items.add(file);
		field.files = all.files;
		look();
	}

	const holdsFiles = (event) => [...event.dataTransfer.types].includes("Files");
	for (const name of ["dragenter", "dragover"])
		form.addEventListener(name, (event) => {
			if (!holdsFiles(event)) return;
			event.preventDefault();
			drop.classList.add("over");
		});
	form.addEventListener("dragleave", (event) => {
		if (!form.contains(event.relatedTarget)) drop.classList.remove("over");
	});
	form.addEventListener("drop", (event) => {
		if (!holdsFiles(event)) return;
		event.preventDefault();
		drop.classList.remove("over");
		add(event.dataTransfer.files);
	});
	field.addEventListener("change", look);

	form.addEventListener("submit", (event) => {
		if (field.files.length === 0) return;
		event.preventDefault();
		if (!problem.hidden) return field.focus();
		send();
	});

	function send() {
		const request = new XMLHttpRequest();
		const bar = document.createElement("progress");
		bar.max = 100;
		bar.setAttribute("aria-label", words.sending);
		const stop = document.createElement("button");
		stop.type = "button";
		stop.className = "quiet";
		stop.textContent = words.stop;
		const line = document.createElement("p");
		line.className = "sending";
		line.setAttribute("role", "status");
		line.append(words.sending, " ", bar, " ", stop);
		const button = form.querySelector("button:not([type=button])");
		button.disabled = true;
		button.closest("p").after(line);
		const over = (text) => {
			line.remove();
			button.disabled = false;
			say(text);
		};
		stop.addEventListener("click", () => request.abort());
		request.upload.addEventListener("progress", (event) => {
			if (event.lengthComputable)
				bar.value = Math.round((100 * event.loaded) / event.total);
		});
		request.addEventListener("abort", () => over(""));
		request.addEventListener("error", () => over(words.failed));
		request.addEventListener("load", () => {
			if (request.status >= 500 || request.status === 400)
				return over(words.failed);
			// The answer is the page itself: the one the reader was sent on to, or the form with what is wrong.
			history.replaceState(null, "", request.responseURL);
			document.open();
			document.write(request.responseText);
			document.close();
		});
		request.open("POST", form.action);
		request.send(new FormData(form));
	}
})();
