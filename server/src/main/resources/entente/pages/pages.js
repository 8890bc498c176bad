// What is comfort alone: every page works without.
(() => {
    const all = document.getElementById("all");
    if (!all) {
        return;
    }
    const one = all.querySelector("input");
    const boxes = [...document.querySelectorAll("input[name=item]")];
    const count = document.getElementById("count");

    const show = () => {
        const picked = boxes.filter((box) => box.checked).length;
        one.checked = picked === boxes.length;
        one.indeterminate = picked > 0 && picked < boxes.length;
        count.textContent = picked === 0 ? "" : `${picked} selected`;
    };

    all.hidden = false;
    document.getElementById("all-named").hidden = true;
    one.addEventListener("change", () => {
        boxes.forEach((box) => (box.checked = one.checked));
        show();
    });
    boxes.forEach((box) => box.addEventListener("change", show));
    // A browser may have kept what was ticked.
    window.addEventListener("pageshow", show);
})();
