package com.haina.simulators.openplatform;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import com.haina.simulators.mp.Account;
import com.haina.simulators.mp.Accounts;

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
    private final Accounts accounts;

    OpenPlatformController(
            ComponentProperties component,
            Tickets tickets,
            TicketPush ticketPush,
            PreAuthCodes preAuthCodes,
            Authorizations authorizations,
            AuthorizeAccount authorizeAccount,
            CancelAuthorization cancelAuthorization,
            Switches switches,
            Accounts accounts) {
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
        return accounts.all().stream().map(this::view).toList();
    }

    @GetMapping("/accounts/{appId}")
    AccountView account(@PathVariable String appId) {
        return view(accounts.get(appId));
    }

    @DeleteMapping("/accounts/{appId}/authorization")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String appId) {
        cancelAuthorization.cancel(appId);
    }

    @PostMapping("/qrcodes/{id}/authorization")
    Map<String, Object> authorize(@PathVariable String id, @Valid @RequestBody Decision decision) {
        List<Integer> sets = decision.permissions() == null ? PermissionSet.ids() : decision.permissions();
        String redirect = authorizeAccount
                .confirm(id, decision.person(), decision.appId(), sets)
                .redirect();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("appId", decision.appId());
        answer.put("redirect", redirect);
        return answer;
    }

    @GetMapping("/component")
    Map<String, Object> component() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("appId", component.appId());
        view.put("name", component.name());
        view.put("callbackUrl", component.callbackUrl());
        view.put("ticketIssuedAt", tickets.latest().createdAt());
        view.put("switches", switches.now());
        return view;
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

    private AccountView view(Account account) {
        Authorization authorization = authorizations.find(account.appId()).orElse(null);
        return new AccountView(
                account.appId(),
                account.userName(),
                account.alias(),
                account.name(),
                account.kind().name(),
                account.verified(),
                account.admins(),
                authorization != null,
                authorization == null ? null : authorization.authorizedAt(),
                authorization == null ? List.of() : authorization.functions());
    }

    record Decision(
            @NotBlank String person,
            @NotBlank String appId,
            @Nullable List<Integer> permissions) {}

    record AccountView(
            String appId,
            String userName,
            String alias,
            String name,
            String kind,
            boolean verified,
            List<String> admins,
            boolean authorized,
            @Nullable Instant authorizedAt,
            List<Integer> permissions) {}
}
