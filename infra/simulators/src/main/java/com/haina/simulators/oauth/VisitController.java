package com.haina.simulators.oauth;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriComponents;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import com.haina.simulators.pages.PageRefused;

/** For tests without a browser: a person opens the link that asks who they are. */
@RestController
class VisitController {

    private static final String PATH = "/connect/oauth2/authorize";

    private final VisitPage visitPage;

    VisitController(VisitPage visitPage) {
        this.visitPage = visitPage;
    }

    /** Opens an authorize link as this person and tells where it leads. */
    @PostMapping("/sim/api/persons/{id}/web-visits")
    Visited visit(@PathVariable String id, @Valid @RequestBody Visit visit) {
        UriComponents link = UriComponentsBuilder.fromUriString(visit.url()).build();
        if (link.getPath() == null || !link.getPath().endsWith(PATH)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no authorize link");
        }
        Map<String, String> query = link.getQueryParams().toSingleValueMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> decode(entry.getValue())));
        try {
            return new Visited(visitPage.visit(PageRequest.of(query), id, visit.allow() == null || visit.allow()));
        } catch (PageRefused refused) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, "refused: " + refused.getMessage());
        }
    }

    private static String decode(@Nullable String value) {
        return value == null ? "" : UriUtils.decode(value.replace("+", "%20"), StandardCharsets.UTF_8);
    }

    /**
     * What is opened.
     *
     * @param allow whether the person lets the page know them, true when left out; asked with snsapi_userinfo only
     */
    record Visit(@NotBlank String url, @Nullable Boolean allow) {}

    record Visited(String redirect) {}
}
