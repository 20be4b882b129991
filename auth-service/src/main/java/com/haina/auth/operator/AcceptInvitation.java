package com.haina.auth.operator;

import java.time.Clock;

import org.springframework.stereotype.Component;

import com.haina.auth.UntilSaved;
import com.haina.auth.browser.Secret;
import com.haina.auth.sms.Mobile;
import com.haina.auth.sms.VerifyMobile;
import com.haina.auth.sms.VerifyMobile.IssuedCode;

/** The invited person opens the link and proves with a code that the mobile is theirs. */
@Component
public class AcceptInvitation {

    private final Operators operators;
    private final MobileKeeper mobiles;
    private final VerifyMobile verifyMobile;
    private final Clock clock;

    AcceptInvitation(Operators operators, MobileKeeper mobiles, VerifyMobile verifyMobile, Clock clock) {
        this.operators = operators;
        this.mobiles = mobiles;
        this.verifyMobile = verifyMobile;
        this.clock = clock;
    }

    /** Who is invited; 404 for a link that ended. */
    public OperatorIdentity invited(String secret) {
        return OperatorIdentity.of(find(secret));
    }

    /** Sends a code to the invited mobile. */
    public IssuedCode issueCode(String secret, String address) {
        var operator = find(secret);
        return verifyMobile.issue(mobiles.open(operator), purpose(operator), address, true);
    }

    /** Lets the person in. */
    public OperatorIdentity accept(String secret, String code, String address) {
        var operator = find(secret);
        Mobile mobile = mobiles.open(operator);
        verifyMobile.verify(mobile, purpose(operator), code, address);
        var accepted = UntilSaved.change(
                () -> find(secret),
                invited -> {
                    invited.activate();
                    return true;
                },
                operators::save);
        return OperatorIdentity.of(accepted);
    }

    private Operator find(String secret) {
        return operators
                .withInvitation(Secret.digest(secret))
                .filter(operator -> operator.invitedAt(clock.instant()))
                .orElseThrow(InvitationInvalid::new);
    }

    private static String purpose(Operator operator) {
        return "invitation:" + operator.id();
    }
}
