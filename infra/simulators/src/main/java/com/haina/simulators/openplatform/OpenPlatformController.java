package com.haina.simulators.openplatform;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The control API of the open platform. */
@RestController
@RequestMapping("/sim/api")
class OpenPlatformController {

    private final ComponentProperties component;
    private final Tickets tickets;
    private final TicketPush ticketPush;
    private final PreAuthCodes preAuthCodes;
    private final Authorizations authorizations;
    private final AuthorizeAccount authorizeAccount;
    private final CancelAuthorization cancelAuthorization;
    private final Switches switches;
    private final AccountViews accounts;

    OpenPlatformController(
            ComponentProperties component,
            Tickets tickets,
            TicketPush ticketPush,
            PreAuthCodes preAuthCodes,
            Authorizations authorizations,
            AuthorizeAccount authorizeAccount,
            CancelAuthorization cancelAuthorization,
            Switches switches,
            AccountViews accounts) {
        this.component = component;
        this.tickets = tickets;
        this.ticketPush = ticketPush;
        this.preAuthCodes = preAuthCodes;
        this.authorizations = authorizations;
        this.authorizeAccount = authorizeAccount;
        this.cancelAuthorization = cancelAuthorization;
        this.switches = switches;
        this.accounts = accounts;
    }

    @GetMapping("/accounts")
    List<AccountView> accounts() {
        return accounts.all();
    }

    @GetMapping("/accounts/{appId}")
    AccountView account(@PathVariable String appId) {
        return accounts.get(appId);
    }

    @DeleteMapping("/accounts/{appId}/authorization")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String appId, @RequestParam(defaultValue = "") String person) {
        cancelAuthorization.cancel(appId, person);
    }

    @PostMapping("/qrcodes/{id}/authorization")
    Authorized authorize(@PathVariable String id, @Valid @RequestBody Decision decision) {
        List<Integer> sets = decision.permissions() == null ? PermissionSet.ids() : decision.permissions();
        return new Authorized(
                decision.appId(),
                authorizeAccount
                        .confirm(id, decision.person(), decision.appId(), sets)
                        .redirect());
    }

    @GetMapping("/component")
    ComponentView component() {
        return new ComponentView(
                component.appId(),
                component.name(),
                component.callbackUrl(),
                tickets.latest().createdAt(),
                switches.now());
    }

    @PostMapping("/tickets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void pushTicket() {
        ticketPush.pushNow();
    }

    @PostMapping("/codes/expiry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void expireCodes() {
        preAuthCodes.expireAll();
        authorizations.expireCodes();
    }

    @PutMapping("/switches")
    PlatformSwitches set(@RequestBody PlatformSwitches next) {
        return switches.set(next);
    }

    record Decision(
            @NotBlank String person,
            @NotBlank String appId,
            @Nullable List<Integer> permissions) {}

    record Authorized(String appId, String redirect) {}

    record ComponentView(
            String appId, String name, URI callbackUrl, Instant ticketIssuedAt, PlatformSwitches switches) {}
}
