package com.haina.wechat.menu;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.haina.platform.problem.ProblemException.FieldError;
import com.haina.wechat.menu.MenuEntry.Type;

/** WeChat's limits of a menu, all faults at once. Lengths in bytes of UTF-8. Source: 自定义菜单, 个性化菜单. */
final class MenuPolicy {

    static final int ENTRIES = 3;
    static final int SUB_ENTRIES = 5;
    static final int NAME = 16;
    static final int SUB_NAME = 60;
    static final int KEY = 128;
    static final int URL = 1024;
    static final int HOSTS = 3;

    private MenuPolicy() {}

    /** @param publicUrl where entries lead that open a page of the platform: a host like any other to WeChat */
    static List<FieldError> faults(MenuContent content, URI publicUrl) {
        List<FieldError> faults = new ArrayList<>();
        entries(content.entries(), "/entries", faults);
        for (int i = 0; i < content.conditional().size(); i++) {
            String at = "/conditional/" + i;
            List<MenuEntry> entries = content.conditional().get(i).entries();
            entries(entries, at + "/entries", faults);
            Set<String> hosts = new HashSet<>();
            hosts(entries, publicUrl.getHost(), hosts);
            if (hosts.size() > HOSTS) {
                faults.add(FieldError.of(at + "/entries", "menu.too-many-hosts", HOSTS));
            }
        }
        return faults;
    }

    private static void entries(List<MenuEntry> entries, String at, List<FieldError> faults) {
        if (entries.isEmpty()) {
            faults.add(FieldError.of(at, "menu.empty"));
        }
        if (entries.size() > ENTRIES) {
            faults.add(FieldError.of(at, "menu.too-many", ENTRIES));
        }
        for (int i = 0; i < entries.size(); i++) {
            MenuEntry entry = entries.get(i);
            String here = at + "/" + i;
            name(entry, here, NAME, faults);
            if (entry.entries().isEmpty()) {
                leaf(entry, here, faults);
                continue;
            }
            if (entry.entries().size() > SUB_ENTRIES) {
                faults.add(FieldError.of(here + "/entries", "menu.too-many", SUB_ENTRIES));
            }
            for (int j = 0; j < entry.entries().size(); j++) {
                MenuEntry sub = entry.entries().get(j);
                String there = here + "/entries/" + j;
                name(sub, there, SUB_NAME, faults);
                leaf(sub, there, faults);
                if (!sub.entries().isEmpty()) {
                    faults.add(FieldError.of(there + "/entries", "menu.too-deep"));
                }
            }
        }
    }

    private static void name(MenuEntry entry, String at, int most, List<FieldError> faults) {
        if (entry.name().isBlank()) {
            faults.add(FieldError.of(at + "/name", "menu.name-missing"));
        } else if (bytes(entry.name()) > most) {
            faults.add(FieldError.of(at + "/name", "menu.name-too-long", bytes(entry.name()), most));
        }
    }

    private static void leaf(MenuEntry entry, String at, List<FieldError> faults) {
        Type type = entry.type();
        if (type == null) {
            faults.add(FieldError.of(at + "/type", "menu.type-missing"));
            return;
        }
        if (type.keyed()) {
            if (entry.key() == null || entry.key().isBlank()) {
                faults.add(FieldError.of(at + "/key", "menu.key-missing"));
            } else if (bytes(entry.key()) > KEY) {
                faults.add(FieldError.of(at + "/key", "menu.key-too-long", bytes(entry.key()), KEY));
            }
            return;
        }
        switch (type) {
            case VIEW -> url(entry.url(), at, faults);
            case PAGE -> {
                if (entry.page() == null || !entry.page().matches("/[a-z0-9/-]{1,59}")) {
                    faults.add(FieldError.of(at + "/page", "menu.page-missing"));
                }
            }
            case MATERIAL -> {
                if (blank(entry.materialId())) {
                    faults.add(FieldError.of(at + "/materialId", "menu.material-missing"));
                }
            }
            case ARTICLE -> {
                if (blank(entry.articleId())) {
                    faults.add(FieldError.of(at + "/articleId", "menu.article-missing"));
                }
            }
            case MINI_PROGRAM -> {
                url(entry.url(), at, faults);
                if (entry.programId() == null || !entry.programId().matches("wx[0-9a-f]{16}")) {
                    faults.add(FieldError.of(at + "/programId", "menu.program-invalid"));
                }
                if (blank(entry.programPath())) {
                    faults.add(FieldError.of(at + "/programPath", "menu.path-missing"));
                }
            }
            default -> throw new IllegalStateException(type.name());
        }
    }

    private static void url(@Nullable String url, String at, List<FieldError> faults) {
        if (url == null || url.isBlank()) {
            faults.add(FieldError.of(at + "/url", "menu.url-missing"));
        } else if (bytes(url) > URL) {
            faults.add(FieldError.of(at + "/url", "menu.url-too-long", bytes(url), URL));
        } else if (host(url) == null) {
            faults.add(FieldError.of(at + "/url", "menu.url-invalid"));
        }
    }

    private static void hosts(List<MenuEntry> entries, String ours, Set<String> hosts) {
        for (MenuEntry entry : entries) {
            String host = host(entry, ours);
            if (host != null) {
                hosts.add(host);
            }
            hosts(entry.entries(), ours, hosts);
        }
    }

    private static @Nullable String host(MenuEntry entry, String ours) {
        if (entry.type() == Type.PAGE && entry.entries().isEmpty()) {
            return ours;
        }
        return entry.url() == null ? null : host(entry.url());
    }

    private static @Nullable String host(String url) {
        try {
            URI address = URI.create(url);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            return web ? address.getHost() : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
