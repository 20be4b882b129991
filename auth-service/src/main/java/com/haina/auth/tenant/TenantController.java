package com.haina.auth.tenant;

import java.time.Instant;
import java.util.Map;

import jakarta.validation.Valid;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import com.haina.auth.UntilSaved;
import com.haina.platform.audit.AuditTrail;
import com.haina.platform.security.CanAdminister;
import com.haina.platform.security.CanRead;
import com.haina.platform.tenancy.CurrentTenant;
import com.haina.platform.web.ETags;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

@Tag(name = "物业", description = "物业的设置")
@RestController
@RequestMapping("/api/auth/v1/tenant")
class TenantController {

    private final Tenants tenants;
    private final AuditTrail audit;

    TenantController(Tenants tenants, AuditTrail audit) {
        this.tenants = tenants;
        this.audit = audit;
    }

    @CanRead
    @GetMapping
    @Operation(summary = "本物业")
    ResponseEntity<TenantView> current() {
        var tenant = tenants.get(CurrentTenant.id());
        return ETags.ok(tenant, TenantView.of(tenant));
    }

    @CanAdminister
    @PutMapping
    @Operation(summary = "修改物业名称和电话")
    ResponseEntity<TenantView> change(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody @Valid TenantSettings settings) {
        var changed = UntilSaved.change(
                () -> tenants.get(CurrentTenant.id()),
                tenant -> {
                    ETags.require(ifMatch, tenant);
                    var before = facts(tenant);
                    tenant.settings(settings.name().strip(), settings.phone().strip());
                    audit.record(tenant, "tenant.update", "tenant", tenant.name(), before, facts(tenant));
                    return true;
                },
                tenants::save);
        return ETags.ok(changed, TenantView.of(changed));
    }

    private static Map<String, String> facts(Tenant tenant) {
        return Map.of("name", tenant.name(), "phone", tenant.phone());
    }

    /** A property office as its people see it. */
    record TenantView(String id, String name, String phone, Instant joinedAt) {

        static TenantView of(Tenant tenant) {
            return new TenantView(tenant.id(), tenant.name(), tenant.phone(), tenant.joinedAt());
        }
    }
}
