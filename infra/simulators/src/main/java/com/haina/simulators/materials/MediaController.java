package com.haina.simulators.materials;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.openplatform.AccountCaller;

/** Media for three days, pictures inside articles, and the host where all of them are seen. */
@RestController
class MediaController {

    private static final int[] SETS = {1, 3, 8, 9, 11, 19, 30, 31, 100};

    private final AccountCaller caller;
    private final Materials materials;

    MediaController(AccountCaller caller, Materials materials) {
        this.caller = caller;
        this.materials = materials;
    }

    @PostMapping("/api.weixin.qq.com/cgi-bin/media/upload")
    Map<String, Object> upload(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(name = "type", defaultValue = "") String wire,
            @RequestParam(name = "media", required = false) @Nullable MultipartFile file)
            throws IOException {
        String appId = caller.check(token, SETS);
        MediaType type = MediaType.of(wire);
        byte[] bytes = file == null ? new byte[0] : file.getBytes();
        MediaFormat format = UploadRules.check(type, false, file, bytes);
        Material added =
                materials.addTemporary(appId, new Materials.Upload(type, format, name(file, format), "", "", bytes));
        return Map.of(
                "type",
                type.wire(),
                type == MediaType.THUMB ? "thumb_media_id" : "media_id",
                added.mediaId(),
                "created_at",
                added.at().getEpochSecond());
    }

    @GetMapping("/api.weixin.qq.com/cgi-bin/media/get")
    ResponseEntity<Object> get(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(name = "media_id", defaultValue = "") String mediaId) {
        Material material = materials.temporary(caller.check(token, SETS), mediaId);
        return material.type() == MediaType.VIDEO
                ? ResponseEntity.ok(Map.of("video_url", materials.address(material)))
                : file(material, materials.bytes(material));
    }

    @PostMapping("/api.weixin.qq.com/cgi-bin/media/uploadimg")
    Map<String, Object> uploadInline(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(name = "media", required = false) @Nullable MultipartFile file)
            throws IOException {
        caller.check(token, MaterialController.SETS);
        byte[] bytes = file == null ? new byte[0] : file.getBytes();
        return Map.of("url", materials.addInline(UploadRules.checkInline(file, bytes), bytes));
    }

    /** A film for a mass message: another id, with words of its own. */
    @PostMapping("/api.weixin.qq.com/cgi-bin/media/uploadvideo")
    Map<String, Object> massVideo(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, MaterialController.SETS);
        Fields fields = Fields.of(body);
        Material film = materials
                .find(appId, fields.text("media_id"))
                .filter(material -> material.type() == MediaType.VIDEO)
                .orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
        Material copy = materials.addForMass(film, fields.text("title"), fields.text("description"));
        return Map.of(
                "type", "video",
                "media_id", copy.mediaId(),
                "created_at", copy.at().getEpochSecond());
    }

    @GetMapping("/mmbiz.qpic.cn/mmbiz_{format}/{fileId}/0")
    ResponseEntity<byte[]> show(@PathVariable String format, @PathVariable String fileId) {
        return materials
                .shown(fileId)
                .map(shown -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_TYPE, shown.format().contentType())
                        .header("X-Content-Type-Options", "nosniff")
                        .body(shown.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    static ResponseEntity<Object> file(Material material, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, material.format().contentType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(material.mediaId() + "."
                                        + material.format().ending())
                                .build()
                                .toString())
                .body(bytes);
    }

    /** The file's own name; a client may have sent it byte by byte, in UTF-8. */
    static String name(@Nullable MultipartFile file, MediaFormat format) {
        String sent = file == null ? "" : Objects.requireNonNullElse(file.getOriginalFilename(), "");
        boolean bytes = sent.chars().allMatch(c -> c < 0x100) && sent.chars().anyMatch(c -> c >= 0x80);
        String name =
                bytes ? new String(sent.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : sent.strip();
        return name.isBlank() ? "file." + format.ending() : name;
    }
}
