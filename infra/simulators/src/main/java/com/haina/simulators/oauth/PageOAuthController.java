package com.haina.simulators.oauth;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import com.haina.simulators.mp.Accounts;
import com.haina.simulators.pages.Pages;
import com.haina.simulators.people.People;

/**
 * The page that asks who is there. In a simulated phone the name of the frame says it, so that nobody is asked; with
 * snsapi_userinfo the person decides. Elsewhere WeChat would show nothing: here one can choose a person.
 */
@RestController
class PageOAuthController {

    private final VisitPage visitPage;
    private final Accounts accounts;
    private final People people;
    private final Pages pages;

    PageOAuthController(VisitPage visitPage, Accounts accounts, People people, Pages pages) {
        this.visitPage = visitPage;
        this.accounts = accounts;
        this.people = people;
        this.pages = pages;
    }

    @GetMapping("/open.weixin.qq.com/connect/oauth2/authorize")
    ResponseEntity<String> open(
            @RequestParam Map<String, String> query,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String action) {
        PageRequest request = PageRequest.of(query);
        visitPage.check(request);
        Map<String, Object> model = new HashMap<>();
        if (person.isEmpty()) {
            model.put("link", link(query));
            model.put("people", people.all());
            return pages.show("weboauth", model);
        }
        if (request.scope().equals(VisitPage.ASKING) && action.isEmpty()) {
            String link = link(query) + "&person=" + people.get(person).id();
            model.put("person", people.get(person));
            model.put("account", accounts.get(request.appId()));
            model.put("allow", link + "&action=allow");
            model.put("deny", link + "&action=deny");
            return pages.show("weballow", model);
        }
        return ResponseEntity.status(HttpStatus.FOUND)
                .header("Cache-Control", "no-store")
                .location(URI.create(visitPage.visit(request, person, !action.equals("deny"))))
                .build();
    }

    private static String link(Map<String, String> query) {
        UriComponentsBuilder link = UriComponentsBuilder.fromPath("/open.weixin.qq.com/connect/oauth2/authorize");
        query.forEach((name, value) -> {
            if (!name.equals("person") && !name.equals("action")) {
                link.queryParam(name, "{" + name + "}");
            }
        });
        return link.encode().buildAndExpand(query).toUriString();
    }
}
