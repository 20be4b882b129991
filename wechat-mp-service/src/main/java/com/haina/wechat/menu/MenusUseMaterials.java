package com.haina.wechat.menu;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import com.haina.wechat.material.MaterialUse;

/** Keeps materials that a draft or the menu at WeChat opens. */
@Component
class MenusUseMaterials implements MaterialUse {

    private final Menus menus;

    MenusUseMaterials(Menus menus) {
        this.menus = menus;
    }

    @Override
    public List<Use> of(String materialId) {
        return menus.all().stream()
                .flatMap(menu -> {
                    Menu.Version online = menu.online();
                    return Stream.concat(all(menu.draft()), online == null ? Stream.empty() : all(online.content()))
                            .filter(entry -> materialId.equals(entry.materialId()))
                            .map(entry -> new Use(Where.MENU, menu.id(), entry.name()));
                })
                .distinct()
                .toList();
    }

    private static Stream<MenuEntry> all(MenuContent content) {
        return Stream.concat(
                        content.entries().stream(),
                        content.conditional().stream().flatMap(conditional -> conditional.entries().stream()))
                .flatMap(entry -> Stream.concat(Stream.of(entry), entry.entries().stream()));
    }
}
