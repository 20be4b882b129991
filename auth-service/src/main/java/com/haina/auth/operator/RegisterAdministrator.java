package com.haina.auth.operator;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

import com.haina.auth.sms.Mobile;
import com.haina.platform.tenancy.CurrentTenant;

/** Makes the first operator of a tenant, and says who can let others in. */
@Component
public class RegisterAdministrator {

    private final Operators operators;
    private final MobileKeeper mobiles;
    private final Clock clock;

    RegisterAdministrator(Operators operators, MobileKeeper mobiles, Clock clock) {
        this.operators = operators;
        this.mobiles = mobiles;
        this.clock = clock;
    }

    /** Makes an active administrator; the one with this mobile if there is one already. */
    public OperatorIdentity register(String tenantId, String name, Mobile mobile) {
        return CurrentTenant.call(tenantId, () -> {
            var operator = new Operator(name, mobiles.hold(mobile), Set.of(Role.ADMINISTRATOR), null, clock.instant());
            operator.activate();
            try {
                return OperatorIdentity.of(operators.save(operator));
            } catch (DuplicateKeyException there) {
                return operators.withMobile(mobiles.index(mobile)).stream()
                        .filter(found -> found.tenantId().equals(tenantId))
                        .map(OperatorIdentity::of)
                        .findFirst()
                        .orElseThrow(() -> there);
            }
        });
    }

    /** The administrators of a tenant who may sign in. */
    public List<OperatorIdentity> administrators(String tenantId) {
        return CurrentTenant.call(
                tenantId,
                () -> operators.all().stream()
                        .filter(Operator::active)
                        .filter(operator -> operator.roles().contains(Role.ADMINISTRATOR))
                        .map(OperatorIdentity::of)
                        .toList());
    }

    /** The active administrator of a tenant with this mobile. */
    public Optional<OperatorIdentity> administrator(String tenantId, Mobile mobile) {
        return operators.withMobile(mobiles.index(mobile)).stream()
                .filter(operator -> operator.tenantId().equals(tenantId))
                .filter(Operator::active)
                .filter(operator -> operator.roles().contains(Role.ADMINISTRATOR))
                .map(OperatorIdentity::of)
                .findFirst();
    }
}
