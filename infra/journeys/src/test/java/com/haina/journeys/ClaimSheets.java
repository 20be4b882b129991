package com.haina.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What the office prints for its residents' doors. */
final class ClaimSheets {

    private static final int DPI = 300;

    private ClaimSheets() {}

    /** Prints the room's sheet and points a camera at it: where its code leads. */
    static String link(Office office, String community, String room) {
        Path pdf = office.web.download(
                "/api/resident/v1/claim-sheets",
                Map.of(
                        "rooms",
                        Map.of("communityId", community, "roomIds", List.of(room)),
                        "appId",
                        office.appId,
                        "layout",
                        "ONE"),
                Path.of("target/verification/" + room + ".pdf"));
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            return QrCode.in(new PDFRenderer(document).renderImageWithDPI(0, DPI));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void revoke(Office office, String community, String room) {
        office.web
                .postIfMatch(
                        "/api/resident/v1/claim-revocations",
                        "*",
                        Map.of("reason", "码被人拍走了", "rooms", Map.of("communityId", community, "roomIds", List.of(room))))
                .expect(200);
    }
}
