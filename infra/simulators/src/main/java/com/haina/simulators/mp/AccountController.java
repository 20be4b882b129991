package com.haina.simulators.mp;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

import com.haina.simulators.people.People;
import com.haina.simulators.qr.QrImage;

/** Accounts for the control API, and their pictures. */
@RestController
class AccountController {

    private final Accounts accounts;
    private final People people;

    AccountController(Accounts accounts, People people) {
        this.accounts = accounts;
        this.people = people;
    }

    @PostMapping("/sim/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Account add(@Valid @RequestBody NewAccount request) {
        request.admins().forEach(people::get);
        return accounts.add(
                request.name().strip(),
                request.alias() == null ? "" : request.alias(),
                request.kind() == null ? AccountKind.SERVICE : request.kind(),
                request.verified() == null || request.verified(),
                request.admins());
    }

    @PatchMapping("/sim/api/accounts/{appId}")
    Account rename(@PathVariable String appId, @Valid @RequestBody Renaming request) {
        return accounts.rename(
                appId,
                request.name() == null ? "" : request.name().strip(),
                request.alias() == null ? "" : request.alias());
    }

    @GetMapping(value = "/wx.qlogo.cn/mmopen/{appId}/0", produces = "image/svg+xml;charset=UTF-8")
    String logo(@PathVariable String appId) {
        Account account = accounts.get(appId);
        // A colour of the account's own, dark enough under white.
        int hue = Math.floorMod(account.userName().hashCode(), 360);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\"><rect width=\"96\" height=\"96\" rx=\"10\""
                + " fill=\"hsl(" + hue + " 55% 33%)\"/><text x=\"48\" y=\"65\" font-size=\"48\" text-anchor=\"middle\""
                + " fill=\"#fff\" font-family=\"sans-serif\">" + HtmlUtils.htmlEscape(account.initial())
                + "</text></svg>";
    }

    @GetMapping(value = "/mmbiz.qpic.cn/mmbiz_qr/{appId}/0", produces = "image/svg+xml;charset=UTF-8")
    String code(@PathVariable String appId) {
        return QrImage.svg(accounts.get(appId).link());
    }

    @GetMapping("/thirdwx.qlogo.cn/mmopen/{personId}/{size}")
    ResponseEntity<String> avatar(@PathVariable String personId) {
        String initial = HtmlUtils.htmlEscape(people.get(personId).initial());
        return ResponseEntity.ok()
                .header("Content-Type", "image/svg+xml;charset=UTF-8")
                .body("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 96\"><rect width=\"96\" height=\"96\""
                        + " fill=\"#e5f5ec\"/><text x=\"48\" y=\"65\" font-size=\"48\" text-anchor=\"middle\""
                        + " fill=\"#137a46\" font-family=\"sans-serif\">" + initial + "</text></svg>");
    }

    record NewAccount(
            @NotBlank @Size(max = 30) String name,

            @Pattern(regexp = "[A-Za-z][\\w-]{2,19}") @Nullable
            String alias,

            @Nullable AccountKind kind,
            @Nullable Boolean verified,
            @NotEmpty List<String> admins) {}

    record Renaming(
            @Size(max = 30) @Nullable String name,

            @Pattern(regexp = "[A-Za-z][\\w-]{2,19}") @Nullable
            String alias) {}
}
