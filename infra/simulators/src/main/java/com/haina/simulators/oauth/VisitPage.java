package com.haina.simulators.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.springframework.stereotype.Component;

import com.haina.simulators.openplatform.PageRights;
import com.haina.simulators.openplatform.Switches;
import com.haina.simulators.pages.PageRefused;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.tokens.Secrets;

/** A person opens a page that asks who they are. */
@Component
public class VisitPage {

    static final String SILENT = "snsapi_base";
    static final String ASKING = "snsapi_userinfo";

    private final PageRights rights;
    private final PageCodes codes;
    private final People people;
    private final Switches switches;

    VisitPage(PageRights rights, PageCodes codes, People people, Switches switches) {
        this.rights = rights;
        this.codes = codes;
        this.people = people;
        this.switches = switches;
    }

    /** @throws PageRefused when WeChat would show an error page */
    void check(PageRequest request) {
        rights.check(request.appId(), request.componentAppId(), request.redirectUri());
        if (!request.scope().equals(SILENT) && !request.scope().equals(ASKING)) {
            throw new PageRefused(PageRefused.Reason.BAD_SCOPE, "scope");
        }
        if (!request.responseType().equals("code")) {
            throw new PageRefused(PageRefused.Reason.BAD_SCOPE, "response_type");
        }
        if (!request.state().matches("[A-Za-z0-9]{0,128}")) {
            throw new PageRefused(PageRefused.Reason.BAD_STATE, "state");
        }
    }

    /**
     * Where the page goes on, with a code or, when the person refuses, without.
     *
     * @throws PageRefused when WeChat would show an error page
     */
    public String visit(PageRequest request, String personId, boolean allow) {
        check(request);
        Person person = people.get(personId);
        String state = "state=" + URLEncoder.encode(request.state(), StandardCharsets.UTF_8);
        String back = request.redirectUri() + (request.redirectUri().contains("?") ? "&" : "?");
        if (!allow) {
            return back + state;
        }
        boolean snapshot = switches.now().snapshotUsers();
        String openId = snapshot ? "o" + Secrets.next(27) : people.openId(request.appId(), person);
        PageCode code = codes.issue(request.appId(), openId, person.id(), request.scope(), snapshot);
        return back + "code=" + code.value() + "&" + state + "&appid=" + request.appId();
    }
}
