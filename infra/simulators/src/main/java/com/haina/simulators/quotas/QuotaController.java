package com.haina.simulators.quotas;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Accounts;

/** Sets how often an account may call an API in a day, so that it can be used up. */
@RestController
class QuotaController {

    private final Accounts accounts;
    private final Quotas quotas;

    QuotaController(Accounts accounts, Quotas quotas) {
        this.accounts = accounts;
        this.quotas = quotas;
    }

    @PutMapping("/sim/api/accounts/{appId}/quotas")
    NewLimit limit(@PathVariable String appId, @Valid @RequestBody NewLimit limit) {
        quotas.limit(accounts.get(appId).appId(), limit.path(), limit.limit());
        return limit;
    }

    record NewLimit(
            @Pattern(regexp = "/cgi-bin/.+") String path,
            @PositiveOrZero long limit) {}
}
