package com.haina.auth.operator;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.auth.UntilSaved;
import com.haina.auth.sms.Mobile;
import com.haina.platform.problem.RecordNotFound;

/** Finds who may sign in. */
@Component
public class FindOperators {

    private final Operators operators;
    private final MobileKeeper mobiles;
    private final Clock clock;

    FindOperators(Operators operators, MobileKeeper mobiles, Clock clock) {
        this.operators = operators;
        this.mobiles = mobiles;
        this.clock = clock;
    }

    /** The active operators with this mobile, one per tenant. */
    public List<OperatorIdentity> active(Mobile mobile) {
        return activeWith(mobiles.index(mobile));
    }

    /** The active operators whose mobile has this digest. */
    public List<OperatorIdentity> activeWith(String mobileIndex) {
        return operators.withMobile(mobileIndex).stream()
                .filter(Operator::active)
                .map(OperatorIdentity::of)
                .toList();
    }

    /** The digest by which a mobile is remembered where the mobile itself need not be. */
    public String index(Mobile mobile) {
        return mobiles.index(mobile);
    }

    /** The operator, if they may still sign in. */
    public Optional<OperatorIdentity> active(String operatorId) {
        return operators.ofAnyTenant(operatorId).filter(Operator::active).map(OperatorIdentity::of);
    }

    /** Notes that somebody signed in. */
    public void signedIn(String operatorId) {
        UntilSaved.change(
                () -> operators.ofAnyTenant(operatorId).orElseThrow(RecordNotFound::new),
                operator -> {
                    operator.signedIn(clock.instant());
                    return true;
                },
                operators::save);
    }
}
