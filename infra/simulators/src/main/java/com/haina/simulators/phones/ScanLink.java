package com.haina.simulators.phones;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.OpenAuthorizationPage;
import com.haina.simulators.people.People;
import com.haina.simulators.qr.QrCode;
import com.haina.simulators.qr.QrCodes;
import com.haina.simulators.scenes.Scene;
import com.haina.simulators.scenes.Scenes;
import com.haina.simulators.website.OpenLoginPage;

/**
 * A person scans a code or opens a link. Takes what a code of ours holds, the address of a page that shows one (so
 * that nobody has to look at the page to scan it), and any other web address, which the phone simply opens.
 */
@Component
class ScanLink {

    private static final Pattern OWN_CODE = Pattern.compile("/sim/q/([\\w-]+)$");
    private static final Pattern ACCOUNT_CODE = Pattern.compile("https?://weixin\\.qq\\.com/r/(gh_\\w+)");

    private static final Pattern SCENE_CODE = Pattern.compile("https?://weixin\\.qq\\.com/q/[\\w-]+");

    private final People people;
    private final Accounts accounts;
    private final QrCodes codes;
    private final OpenAuthorizationPage authorizationPage;
    private final OpenLoginPage loginPage;
    private final Scenes scenes;
    private final ScanScene scanScene;

    ScanLink(
            People people,
            Accounts accounts,
            QrCodes codes,
            OpenAuthorizationPage authorizationPage,
            OpenLoginPage loginPage,
            Scenes scenes,
            ScanScene scanScene) {
        this.people = people;
        this.accounts = accounts;
        this.codes = codes;
        this.authorizationPage = authorizationPage;
        this.loginPage = loginPage;
        this.scenes = scenes;
        this.scanScene = scanScene;
    }

    /** @throws ResponseStatusException 400 when the text is no link, 404 for an unknown code, 409 for one that is over */
    Scanned scan(String personId, String text) {
        String person = people.get(personId).id();
        UriComponents link = parse(text.strip());
        String path = link.getPath() == null ? "" : link.getPath();
        Map<String, String> query = query(link);
        Matcher own = OWN_CODE.matcher(path);
        if (own.find()) {
            return scanned(own.group(1), person);
        }
        if (path.endsWith("/cgi-bin/componentloginpage")) {
            return scanned(authorization(query, false).id(), person);
        }
        if (path.endsWith("/wxaopen/safe/bindcomponent")) {
            return scanned(authorization(query, true).id(), person);
        }
        if (path.endsWith("/connect/qrconnect")) {
            QrCode code = loginPage.open(
                    query.getOrDefault("appid", ""),
                    query.getOrDefault("redirect_uri", ""),
                    query.getOrDefault("scope", ""),
                    query.getOrDefault("state", ""));
            return scanned(code.id(), person);
        }
        Optional<Scene> scene = path.endsWith("/cgi-bin/showqrcode")
                ? scenes.byTicket(query.getOrDefault("ticket", ""))
                : scenes.byLink(text.strip());
        if (scene.isPresent()) {
            return scanScene.scan(scene.get(), people.get(person));
        }
        if (SCENE_CODE.matcher(text.strip()).matches() || path.endsWith("/cgi-bin/showqrcode")) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no such code, or it is over");
        }
        Matcher account = ACCOUNT_CODE.matcher(text.strip());
        if (account.matches()) {
            return accounts.all().stream()
                    .filter(one -> one.userName().equals(account.group(1)))
                    .findFirst()
                    .map(one -> new Scanned("", one.name(), "", one.appId()))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no such account"));
        }
        return new Scanned("", "", link.toUriString(), "");
    }

    private QrCode authorization(Map<String, String> query, boolean onPhone) {
        return authorizationPage.open(
                query.getOrDefault("component_appid", ""),
                query.getOrDefault("pre_auth_code", ""),
                query.getOrDefault("redirect_uri", ""),
                query.getOrDefault("auth_type", ""),
                query.getOrDefault("biz_appid", ""),
                onPhone);
    }

    private Scanned scanned(String id, String person) {
        QrCode code = codes.scan(id, person);
        if (!code.isOpen()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "the code is " + code.state());
        }
        return new Scanned(code.id(), code.title(), code.pageFor(person), "");
    }

    private static UriComponents parse(String text) {
        try {
            UriComponents link = UriComponentsBuilder.fromUriString(text).build();
            if (link.getHost() != null
                    && link.getScheme() != null
                    && link.getScheme().matches("https?")) {
                return link;
            }
        } catch (IllegalArgumentException notALink) {
            // Refused below.
        }
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a link");
    }

    private static Map<String, String> query(UriComponents link) {
        return link.getQueryParams().toSingleValueMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> decode(entry.getValue())));
    }

    private static String decode(@Nullable String value) {
        return value == null ? "" : UriUtils.decode(value.replace("+", "%20"), StandardCharsets.UTF_8);
    }
}
