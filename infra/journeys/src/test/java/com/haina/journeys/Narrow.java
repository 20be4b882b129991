package com.haina.journeys;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;

import tools.jackson.databind.JsonNode;

/** What a phone's width does to the dialogs and drawers that are open: nothing of them may lie beside the screen. */
final class Narrow {

    static final int WIDTH = 390;
    static final int HEIGHT = 844;

    /**
     * Of everything that floats over the page: what reaches beyond the screen or is cut off, what has to be scrolled sideways, the
     * buttons that a finger cannot reach, and whether the focus is in it. What is drawn for ears only does not count.
     */
    private static final String LOOK = """
            () => {
                const width = document.documentElement.clientWidth, height = innerHeight;
                const box = e => e.getBoundingClientRect();
                const shown = e => {
                    const {width, height} = box(e);
                    return width > 1 && height > 1 && e.checkVisibility({opacityProperty: true, visibilityProperty: true});
                };
                const called = e => {
                    const words = (e.getAttribute('aria-label') ?? e.innerText ?? '').trim().replace(/\\s+/g, ' ').slice(0, 40);
                    return e.tagName.toLowerCase() + (e.classList.length ? '.' + e.classList[0] : '') + ' "' + words + '"';
                };
                const roots = [...document.querySelectorAll('dialog[open], [role=dialog], aside.drawer')]
                    .filter(e => shown(e) && (e.matches('dialog') || !e.parentElement.closest('[role=dialog], aside.drawer')));
                const modal = roots.filter(e => e.matches('dialog:modal, [aria-modal=true]')).at(-1);
                const found = [];
                for (const root of roots) {
                    const say = (what, e) => found.push(called(root).slice(0, 60) + ': ' + what + ' ' + called(e));
                    for (const e of [root, ...root.querySelectorAll('*')].filter(shown)) {
                        if (e.closest('svg') && e.tagName !== 'svg') continue;
                        let {left, right} = box(e);
                        const style = getComputedStyle(e);
                        if (/auto|scroll/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1) say('scrolls sideways', e);
                        const control = e.matches('button, a[href], input, select, textarea');
                        for (let around = e.parentElement; around && root.contains(around); around = around.parentElement) {
                            if (getComputedStyle(around).overflowX === 'visible') continue;
                            const edge = box(around);
                            if (control && (right > edge.right + 1 || left < edge.left - 1)) say('is cut', e);
                            left = Math.max(left, edge.left);
                            right = Math.min(right, edge.right);
                        }
                        if (right - left > 1 && (right > width + 1 || left < -1)) say('reaches to ' + Math.round(left) + '-' + Math.round(right), e);
                    }
                    if (modal && root !== modal) continue;
                    for (const e of [...root.querySelectorAll('button:enabled, a[href]')].filter(shown)) {
                        e.scrollIntoView({block: 'center', inline: 'nearest'});
                        const {left, right, top, bottom} = box(e);
                        const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                        const panel = at?.closest('.drop'); // a small panel that is open covers what a press beside it uncovers
                        if (panel && !panel.contains(e)) continue;
                        if (top < -1 || bottom > height + 1 || !at || !(e.contains(at) || at.contains(e))) say('cannot be reached', e);
                    }
                }
                const has = (modal ? [modal] : roots).some(root => root.contains(document.activeElement));
                if (roots.length && !has) found.push('the focus is outside, on ' + called(document.activeElement));
                return JSON.stringify({open: roots.length, found});
            }""";

    /**
     * What was found.
     *
     * @param open how many dialogs and drawers there are
     * @param found what is wrong with them, one line each
     */
    record Seen(int open, List<String> found) {}

    private Narrow() {}

    static Seen look(Page page) {
        JsonNode seen = Json.read((String) page.evaluate(LOOK));
        List<String> found = new ArrayList<>();
        seen.required("found").forEach(line -> found.add(line.asString()));
        return new Seen(seen.required("open").asInt(), found);
    }
}
