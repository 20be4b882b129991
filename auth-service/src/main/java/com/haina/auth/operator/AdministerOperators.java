package com.haina.auth.operator;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.auth.UntilSaved;
import com.haina.auth.browser.Secret;
import com.haina.auth.lease.TakeTurns;
import com.haina.auth.sms.Mobile;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.Caller;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.web.ETags;

/**
 * Invites, changes and suspends operators. One change at a time per tenant: two administrators who demote each other at the same moment
 * must not both succeed.
 */
@Component
class AdministerOperators {

    private static final Duration INVITATION_LIFE = Duration.ofDays(7);

    private final Operators operators;
    private final MobileKeeper mobiles;
    private final TakeTurns turns;
    private final AuditTrail audit;
    private final Clock clock;

    AdministerOperators(Operators operators, MobileKeeper mobiles, TakeTurns turns, AuditTrail audit, Clock clock) {
        this.operators = operators;
        this.mobiles = mobiles;
        this.turns = turns;
        this.audit = audit;
        this.clock = clock;
    }

    /** An operator and the secret of their invitation, which is never told again. */
    record Invited(Operator operator, String secret) {}

    Invited invite(OperatorRequest request, Mobile mobile) {
        requireScope(request.communities());
        var secret = Secret.next();
        var operator = new Operator(
                request.name().strip(), mobiles.hold(mobile), request.roles(), request.communities(), clock.instant());
        operator.invite(Secret.digest(secret), clock.instant().plus(INVITATION_LIFE));
        audit.record(operator, "operator.invite", "operator", operator.name(), Map.of(), facts(operator));
        try {
            return new Invited(operators.save(operator), secret);
        } catch (DuplicateKeyException there) {
            throw new MobileTaken();
        }
    }

    /** A new link for somebody who did not come yet; the link before is void. */
    Invited inviteAgain(String id) {
        var secret = Secret.next();
        var operator = change(id, "*", "operator.invite", invited -> {
            if (invited.state() != Operator.State.INVITED) {
                throw new InvitationInvalid();
            }
            invited.invite(Secret.digest(secret), clock.instant().plus(INVITATION_LIFE));
        });
        return new Invited(operator, secret);
    }

    Operator change(String id, @Nullable String ifMatch, OperatorRequest request) {
        requireScope(request.communities());
        return change(id, ifMatch, "operator.update", operator -> {
            operator.rename(request.name().strip());
            operator.allow(request.roles(), request.communities());
        });
    }

    Operator suspend(String id, @Nullable String ifMatch) {
        return change(id, ifMatch, "operator.suspend", Operator::suspend);
    }

    Operator restore(String id, @Nullable String ifMatch) {
        return change(id, ifMatch, "operator.restore", operator -> {
            if (operator.state() == Operator.State.SUSPENDED) {
                operator.activate();
            }
        });
    }

    private Operator change(String id, @Nullable String ifMatch, String action, Consumer<Operator> change) {
        return turns.call(
                "operators:" + CurrentTenant.id(),
                fence -> UntilSaved.change(
                        () -> operators.get(id),
                        operator -> apply(operator, ifMatch, action, change),
                        operators::save));
    }

    private boolean apply(Operator operator, @Nullable String ifMatch, String action, Consumer<Operator> change) {
        ETags.require(ifMatch, operator);
        requireScope(operator.communities());
        var before = facts(operator);
        change.accept(operator);
        if (!OperatorPolicy.keepsAnAdministrator(operators.all(), operator)) {
            throw new LastAdministrator();
        }
        audit.record(operator, action, "operator", operator.name(), before, facts(operator));
        return true;
    }

    private static void requireScope(@Nullable List<String> communities) {
        var caller = Caller.current();
        if (!OperatorPolicy.mayGrant(caller.allCommunities(), caller.communities(), communities)) {
            throw new BeyondOwnScope();
        }
    }

    static Map<String, String> facts(Operator operator) {
        var facts = new TreeMap<String, String>();
        facts.put("name", operator.name());
        facts.put("mobile", operator.mobileMasked());
        facts.put("roles", operator.roles().toString());
        facts.put("communities", operator.communities() == null ? "*" : String.join(",", operator.communities()));
        facts.put("state", operator.state().name());
        return facts;
    }
}
