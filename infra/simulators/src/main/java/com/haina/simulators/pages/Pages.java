package com.haina.simulators.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/**
 * Renders templates. Every value is escaped; a template cannot switch that off, because the house has none with three
 * braces. A page loads nothing from elsewhere and may frame others, for a phone shows the platform's own pages.
 */
@Component
public final class Pages {

    private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: http: https:;"
                    + " connect-src 'self'; frame-src http: https:; base-uri 'none'; frame-ancestors 'self'";

    private final Map<String, Template> compiled = new ConcurrentHashMap<>();
    private final Mustache.Compiler compiler =
            Mustache.compiler().escapeHTML(true).emptyStringIsFalse(true).withLoader(Pages::open);

    /** The page made from {@code templates/<name>.html}. */
    public ResponseEntity<String> show(String name, Map<String, ?> model) {
        return show(HttpStatus.OK, name, model);
    }

    public ResponseEntity<String> show(HttpStatus status, String name, Map<String, ?> model) {
        return answer(status, compiled.computeIfAbsent(name, this::compile).execute(model));
    }

    /** The page of a web app, as it was built. */
    public ResponseEntity<String> app(String html) {
        return answer(HttpStatus.OK, html);
    }

    private static ResponseEntity<String> answer(HttpStatus status, String html) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                // The platform's pages need no address of ours, and a code must not leave in a Referer.
                .header("Referrer-Policy", "same-origin")
                .body(html);
    }

    private Template compile(String name) {
        try (Reader source = open(name)) {
            return compiler.compile(source);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader open(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(
                        Pages.class.getResourceAsStream("/templates/" + name + ".html"), "no template " + name),
                StandardCharsets.UTF_8);
    }
}
