package com.haina.simulators.website;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

import com.haina.simulators.people.People;
import com.haina.simulators.qr.QrCode;
import com.haina.simulators.qr.QrCodes;

/** A person presses 确认登录 or 取消 on the phone. */
@Component
class ConfirmLogin {

    private final WebsiteProperties website;
    private final WebsiteLogins logins;
    private final QrCodes codes;
    private final People people;

    ConfirmLogin(WebsiteProperties website, WebsiteLogins logins, QrCodes codes, People people) {
        this.website = website;
        this.logins = logins;
        this.codes = codes;
        this.people = people;
    }

    /** @throws ResponseStatusException 409 when the code is over */
    QrCode decide(String qrId, String personId, boolean allow) {
        QrCode code = codes.get(qrId);
        String person = people.get(personId).id();
        if (!code.isOpen()) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "the code is " + code.state());
        }
        String uri = code.detail("redirectUri");
        String back = uri + (uri.contains("?") ? "&" : "?");
        String state = "state=" + URLEncoder.encode(code.detail("state"), StandardCharsets.UTF_8);
        if (!allow) {
            return codes.cancel(qrId, person, website.redirectWhenDenied() ? back + state : "");
        }
        return codes.confirm(qrId, person, back + "code=" + logins.issueCode(person) + "&" + state);
    }
}
