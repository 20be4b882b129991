package com.haina.simulators.openplatform;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;
import com.haina.simulators.people.ChatMessage;
import com.haina.simulators.people.Chats;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.qr.QrCode;
import com.haina.simulators.qr.QrCodes;

/** A person presses 立即授权 on the phone. */
@Component
class AuthorizeAccount {

    private static final String SAFETY_CHAT = "公众平台安全助手";

    /** Seconds the redirect promises. */
    private static final int REDIRECT_LIFETIME = 600;

    /** What the push promises; a code that both carry has to keep the longer promise. */
    private static final Duration PUSH_LIFETIME = Duration.ofHours(1);

    private final Accounts accounts;
    private final People people;
    private final PreAuthCodes preAuthCodes;
    private final Authorizations authorizations;
    private final AuthorizationEvents events;
    private final Switches switches;
    private final QrCodes codes;
    private final Chats chats;
    private final ComponentProperties component;

    AuthorizeAccount(
            Accounts accounts,
            People people,
            PreAuthCodes preAuthCodes,
            Authorizations authorizations,
            AuthorizationEvents events,
            Switches switches,
            QrCodes codes,
            Chats chats,
            ComponentProperties component) {
        this.accounts = accounts;
        this.people = people;
        this.preAuthCodes = preAuthCodes;
        this.authorizations = authorizations;
        this.events = events;
        this.switches = switches;
        this.codes = codes;
        this.chats = chats;
        this.component = component;
    }

    /**
     * Authorizes the platform and sends the screen on its way.
     *
     * @return the code, confirmed, with the address that the screen goes to
     * @throws ResponseStatusException 403 when the person may not decide for the account, 409 when the code is over
     */
    synchronized QrCode confirm(String qrId, String personId, String appId, List<Integer> functions) {
        QrCode code = codes.get(qrId);
        Person person = people.get(personId);
        Account account = accounts.get(appId);
        if (!account.admins().contains(person.id())
                || !AuthorizationRequest.of(code).allows(account)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "not an administrator of " + appId);
        }
        String preAuthCode = AuthorizationRequest.of(code).preAuthCode();
        if (!code.isOpen()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "the code is " + code.state());
        }
        if (!preAuthCodes.spend(preAuthCode)) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "the pre_auth_code is used or over");
        }
        Authorization before = authorizations.find(appId).orElse(null);
        authorizations.grant(appId, functions);
        boolean separate = switches.now().separatePushCode();
        Authorizations.AuthCode forRedirect =
                authorizations.issueCode(appId, separate ? Duration.ofSeconds(REDIRECT_LIFETIME) : PUSH_LIFETIME);
        Authorizations.AuthCode forPush = separate ? authorizations.issueCode(appId, PUSH_LIFETIME) : forRedirect;
        if (before == null) {
            events.granted("authorized", forPush, preAuthCode, personId);
        } else if (!new HashSet<>(before.functions()).equals(new HashSet<>(functions))) {
            events.granted("updateauthorized", forPush, preAuthCode, personId);
        }
        chats.deliver(ChatMessage.text(
                person, SAFETY_CHAT, SAFETY_CHAT, false, account.name() + " 已授权给 " + component.name() + "，可随时取消。"));
        return codes.confirm(
                qrId, personId, redirect(AuthorizationRequest.of(code).redirectUri(), forRedirect.value()));
    }

    private static String redirect(String uri, String code) {
        return uri + (uri.contains("?") ? "&" : "?") + "auth_code=" + URLEncoder.encode(code, StandardCharsets.UTF_8)
                + "&expires_in=" + REDIRECT_LIFETIME;
    }
}
