package com.haina.imports.template;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import com.haina.contracts.roster.RosterKind;
import com.haina.imports.excel.TemplateSheet;
import com.haina.imports.excel.TemplateWriter;
import com.haina.platform.security.CanRead;

/** Forms to download. */
@RestController
@RequestMapping("/api/import/v1/templates")
class TemplateController {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final MakeTemplate make;

    TemplateController(MakeTemplate make) {
        this.make = make;
    }

    @CanRead
    @GetMapping("/{kind}")
    ResponseEntity<byte[]> template(
            @PathVariable String kind, @RequestParam(required = false) @Nullable String communityId, Locale locale)
            throws IOException {
        TemplateSheet template = make.of(kind(kind), communityId, locale);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TemplateWriter.write(template, out);
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(template.name() + ".xlsx", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(out.toByteArray());
    }

    private static RosterKind kind(String name) {
        try {
            return RosterKind.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new TemplateUnknown();
        }
    }
}
