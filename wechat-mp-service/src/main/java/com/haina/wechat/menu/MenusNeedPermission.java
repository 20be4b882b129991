package com.haina.wechat.menu;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.AccountUse;

/** Whoever wrote or published a menu needs 自定义菜单. */
@Component
class MenusNeedPermission implements AccountUse {

    private static final int MENU = 15;

    private final Menus menus;

    MenusNeedPermission(Menus menus) {
        this.menus = menus;
    }

    @Override
    public int scope() {
        return MENU;
    }

    @Override
    public boolean isMadeOf(String appId) {
        return menus.find(appId)
                .filter(menu -> menu.online() != null || !menu.draft().entries().isEmpty())
                .isPresent();
    }
}
