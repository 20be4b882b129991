package com.haina.simulators.oauth;

import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.openplatform.Switches;
import com.haina.simulators.people.People;
import com.haina.simulators.people.Person;
import com.haina.simulators.tokens.AccessTokens;
import com.haina.simulators.tokens.TokenKind;

/** Who opened a follower's page, by the token that the platform got for it. */
@Component
public final class PageVisitor {

    private final AccessTokens tokens;
    private final People people;
    private final Switches switches;

    PageVisitor(AccessTokens tokens, People people, Switches switches) {
        this.tokens = tokens;
        this.people = people;
        this.switches = switches;
    }

    /** Whether the token was given for a follower's page. */
    public boolean knows(String token) {
        return tokens.is(TokenKind.PAGE, token);
    }

    /**
     * The person; nothing for the made-up user of a preview.
     *
     * @throws ApiFailure for an expired token, 40003 for another openid, 48001 when the person was not asked
     */
    public Optional<Person> read(String token, String openId) {
        String[] subject = tokens.require(TokenKind.PAGE, token).split(" ");
        if (!subject[1].equals(openId)) {
            throw new ApiFailure(40003, "invalid openid");
        }
        if (!subject[2].equals(VisitPage.ASKING)) {
            throw new ApiFailure(48001, "api unauthorized");
        }
        return people.byOpenId(subject[0], openId);
    }

    /** Whether the account belongs to an open platform account, so that a unionid is told. */
    public boolean hasUnionId() {
        return switches.now().unionIds();
    }
}
