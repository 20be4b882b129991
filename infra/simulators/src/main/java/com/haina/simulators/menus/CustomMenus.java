package com.haina.simulators.menus;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.changes.Changes;
import com.haina.simulators.changes.Part;
import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.mp.Menu;
import com.haina.simulators.mp.Menus;
import com.haina.simulators.state.StateFiles;

import tools.jackson.databind.JsonNode;

/** The menus that were set by API, word for word. One that somebody set by hand since then counts instead. */
@Component
public final class CustomMenus {

    private static final String FILE = "custom-menus";
    private static final int MOST_CONDITIONAL = 200;

    private final StateFiles files;
    private final Menus menus;
    private final Changes changes;
    private final Map<String, CustomMenu> byAppId = new LinkedHashMap<>();
    private long last;

    CustomMenus(StateFiles files, Menus menus, Changes changes) {
        this.files = files;
        this.menus = menus;
        this.changes = changes;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(200_000_000, List.of()));
        this.last = saved.last();
        saved.menus().forEach(menu -> byAppId.put(menu.appId(), menu));
    }

    synchronized Optional<CustomMenu> find(String appId) {
        Menu shown = menus.find(appId).orElse(null);
        if (shown == null) {
            return Optional.empty();
        }
        CustomMenu set = byAppId.get(appId);
        return Optional.of(
                set != null && MenuJson.read(set.button()).equals(shown.buttons())
                        ? set
                        : new CustomMenu(appId, 1, MenuJson.write(shown.buttons()), List.of()));
    }

    synchronized void set(String appId, JsonNode button) {
        List<CustomMenu.Conditional> kept =
                find(appId).map(CustomMenu::conditional).orElse(List.of());
        byAppId.put(appId, new CustomMenu(appId, ++last, button, kept));
        save();
        menus.set(new Menu(appId, MenuJson.read(button)));
    }

    /** The menu for some goes with the menu for everybody. */
    synchronized void remove(String appId) {
        byAppId.remove(appId);
        save();
        menus.remove(appId);
    }

    /** @throws ApiFailure 65303 without a menu for everybody, 65305 for one too many */
    synchronized long add(String appId, JsonNode button, String tagId, String platform) {
        CustomMenu menu = find(appId)
                .orElseThrow(() -> new ApiFailure(65303, "there is no selfmenu, please create selfmenu first"));
        if (menu.conditional().size() >= MOST_CONDITIONAL) {
            throw new ApiFailure(65305, "conditional menu count reach limit");
        }
        long id = ++last;
        byAppId.put(appId, menu.with(new CustomMenu.Conditional(id, button, tagId, platform)));
        save();
        changes.tell(Part.MENUS);
        return id;
    }

    /** @throws ApiFailure 65301 when there is no such menu */
    synchronized void remove(String appId, String menuId) {
        CustomMenu menu = find(appId).orElse(null);
        CustomMenu left = menu == null ? null : menu.without(menuId);
        if (menu == null
                || left == null
                || left.conditional().size() == menu.conditional().size()) {
            throw new ApiFailure(65301, "not exist menuid");
        }
        byAppId.put(appId, left);
        save();
        changes.tell(Part.MENUS);
    }

    /** Whether a menu of the account's shows this material. */
    public boolean uses(String appId, String mediaId) {
        return find(appId)
                .map(menu -> menu.button().toString() + menu.conditional())
                .filter(text -> text.contains("\"" + mediaId + "\""))
                .isPresent();
    }

    private void save() {
        files.save(FILE, new Saved(last, List.copyOf(byAppId.values())));
    }

    record Saved(long last, List<CustomMenu> menus) {}
}
