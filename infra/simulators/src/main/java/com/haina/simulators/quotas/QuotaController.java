package com.haina.simulators.quotas;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Accounts;
import com.haina.simulators.openplatform.ComponentCaller;

/** Sets how often an account, or the component for itself, may call an API in a day, so that it can be used up. */
@RestController
class QuotaController {

    private final ComponentCaller component;
    private final Accounts accounts;
    private final Quotas quotas;

    QuotaController(ComponentCaller component, Accounts accounts, Quotas quotas) {
        this.component = component;
        this.accounts = accounts;
        this.quotas = quotas;
    }

    @PutMapping("/sim/api/accounts/{appId}/quotas")
    NewLimit limit(@PathVariable String appId, @Valid @RequestBody NewLimit limit) {
        boolean own = appId.equals(component.appId());
        quotas.limit(own ? appId : accounts.get(appId).appId(), limit.path(), limit.limit());
        return limit;
    }

    record NewLimit(
            @Pattern(regexp = "/cgi-bin/.+") String path,
            @PositiveOrZero long limit) {}
}
