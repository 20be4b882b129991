package com.haina.wechat.menu.sdk;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.menu.MenuTools;

import me.chanjar.weixin.common.bean.menu.WxMenu;
import me.chanjar.weixin.common.bean.menu.WxMenuButton;
import me.chanjar.weixin.common.bean.menu.WxMenuRule;

@Component
class SdkMenuTools implements MenuTools {

    private static final int NO_MENU = 46003;

    private final SdkAccounts accounts;

    SdkMenuTools(SdkAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void create(String appId, List<Button> buttons) {
        accounts.call(appId, account -> {
            account.getMenuService().menuCreate(menu(buttons));
            return true;
        });
    }

    @Override
    public String addConditional(String appId, List<Button> buttons, int tagId, @Nullable String platform) {
        WxMenu menu = menu(buttons);
        WxMenuRule rule = new WxMenuRule();
        rule.setTagId(String.valueOf(tagId));
        rule.setClientPlatformType(platform);
        menu.setMatchRule(rule);
        return accounts.call(appId, account -> account.getMenuService().menuCreate(menu));
    }

    @Override
    public void deleteConditional(String appId, String menuId) {
        accounts.call(appId, account -> {
            account.getMenuService().menuDelete(menuId);
            return true;
        });
    }

    @Override
    public Optional<Published> published(String appId) {
        try {
            return accounts.call(appId, account -> {
                var told = account.getMenuService().menuGet();
                if (told == null || told.getMenu() == null) {
                    return Optional.empty();
                }
                return Optional.of(new Published(
                        buttons(told.getMenu().getButtons()),
                        told.getConditionalMenu() == null
                                ? List.of()
                                : told.getConditionalMenu().stream()
                                        .map(menu -> new Conditional(
                                                or(menu.getMenuId()),
                                                menu.getRule() == null
                                                        ? ""
                                                        : or(menu.getRule().getTagId()),
                                                menu.getRule() == null
                                                        ? ""
                                                        : or(menu.getRule().getClientPlatformType()),
                                                buttons(menu.getButtons())))
                                        .toList()));
            });
        } catch (WechatFailure failure) {
            if (failure.errcode() == NO_MENU) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    @Override
    public Shown shown(String appId) {
        return accounts.call(appId, account -> {
            var told = account.getMenuService().getSelfMenuInfo();
            boolean open = Objects.equals(told.getIsMenuOpen(), 1);
            return new Shown(
                    open,
                    told.getSelfMenuInfo() == null || told.getSelfMenuInfo().getButtons() == null
                            ? List.of()
                            : told.getSelfMenuInfo().getButtons().stream()
                                    .map(button -> or(button.getName()))
                                    .toList());
        });
    }

    @Override
    public List<Button> match(String appId, String openId) {
        return accounts.call(appId, account -> {
            WxMenu seen = account.getMenuService().menuTryMatch(openId);
            return seen == null ? List.<Button>of() : buttons(seen.getButtons());
        });
    }

    private static WxMenu menu(List<Button> buttons) {
        WxMenu menu = new WxMenu();
        menu.setButtons(buttons.stream().map(SdkMenuTools::button).toList());
        return menu;
    }

    private static WxMenuButton button(Button button) {
        WxMenuButton told = new WxMenuButton();
        told.setName(button.name());
        told.setType(orNull(button.type()));
        told.setKey(orNull(button.key()));
        told.setUrl(orNull(button.url()));
        told.setMediaId(orNull(button.mediaId()));
        told.setArticleId(orNull(button.articleId()));
        told.setAppId(orNull(button.programId()));
        told.setPagePath(orNull(button.programPath()));
        told.setSubButtons(button.buttons().stream().map(SdkMenuTools::button).toList());
        return told;
    }

    private static List<Button> buttons(@Nullable List<WxMenuButton> told) {
        return told == null
                ? List.of()
                : told.stream()
                        .map(button -> new Button(
                                or(button.getType()),
                                or(button.getName()),
                                or(button.getKey()),
                                or(button.getUrl()),
                                or(button.getMediaId()),
                                or(button.getArticleId()),
                                or(button.getAppId()),
                                or(button.getPagePath()),
                                buttons(button.getSubButtons())))
                        .toList();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
