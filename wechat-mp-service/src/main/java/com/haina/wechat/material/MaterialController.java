package com.haina.wechat.material;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import com.haina.platform.problem.RecordNotFound;
import com.haina.platform.security.CanRead;
import com.haina.platform.security.CanWrite;
import com.haina.platform.web.ETags;
import com.haina.platform.web.Idempotent;
import com.haina.platform.web.Page;
import com.haina.platform.web.PageRequest;

/** The library's pictures, voices and videos over HTTP. */
@RestController
@RequestMapping("/api/wechat/v1/materials")
class MaterialController {

    private final Materials materials;
    private final MaterialFiles files;
    private final MaterialUses uses;
    private final AddMaterial add;
    private final DescribeMaterial describe;
    private final RemoveMaterial remove;
    private final CopyToAccounts copies;

    MaterialController(
            Materials materials,
            MaterialFiles files,
            MaterialUses uses,
            AddMaterial add,
            DescribeMaterial describe,
            RemoveMaterial remove,
            CopyToAccounts copies) {
        this.materials = materials;
        this.files = files;
        this.uses = uses;
        this.add = add;
        this.describe = describe;
        this.remove = remove;
        this.copies = copies;
    }

    /** What WeChat takes of each kind, so that a page can say it before anything is uploaded. */
    @CanRead
    @GetMapping("/limits")
    List<LimitView> limits() {
        return java.util.Arrays.stream(MaterialKind.values()).map(LimitView::of).toList();
    }

    @CanRead
    @GetMapping
    Page<MaterialView> list(
            @RequestParam MaterialKind kind,
            @RequestParam(required = false) @Nullable String q,
            @Valid PageRequest page) {
        return materials.list(kind, q, page).map(this::view);
    }

    @CanWrite
    @Idempotent
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<MaterialView> upload(
            @RequestParam MultipartFile file,
            @RequestParam MaterialKind kind,
            @RequestParam(required = false) @Size(max = AddMaterial.MAX_TITLE) @Nullable String title,
            @RequestParam(required = false) @Size(max = 120) @Nullable String introduction)
            throws IOException {
        String name = title == null || title.isBlank() ? titleOf(file) : title;
        Material material = add.add(kind, name, introduction, file.getBytes());
        return ETags.created("/api/wechat/v1/materials/" + material.id(), material, view(material));
    }

    @CanRead
    @GetMapping("/{id}")
    ResponseEntity<MaterialView> read(@PathVariable String id) {
        return answer(materials.get(id));
    }

    record MaterialRequest(
            @NotBlank @Size(max = AddMaterial.MAX_TITLE) String title,
            @Size(max = 120) @Nullable String introduction) {}

    @CanWrite
    @PutMapping("/{id}")
    ResponseEntity<MaterialView> describe(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody MaterialRequest request) {
        return answer(describe.describe(id, ifMatch, request.title(), request.introduction()));
    }

    /** 409 with where it is used, when it is. */
    @CanWrite
    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        remove.remove(id, ifMatch);
        return ResponseEntity.noContent().build();
    }

    @CanRead
    @GetMapping("/{id}/uses")
    List<MaterialUse.Use> uses(@PathVariable String id) {
        return uses.of(materials.get(id).id());
    }

    @CanRead
    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        Material material = materials.get(id);
        return bytes(files.get(material.fileId()), material.uploadName());
    }

    /** A small picture; 404 for what has none. */
    @CanRead
    @GetMapping("/{id}/preview")
    ResponseEntity<byte[]> preview(@PathVariable String id) {
        Material material = materials.get(id);
        String previewId = material.previewId();
        if (previewId == null) {
            throw new RecordNotFound();
        }
        return bytes(files.get(previewId), "preview.jpg");
    }

    record AccountsRequest(@NotEmpty @Size(max = 50) List<@NotBlank @Size(max = 32) String> appIds) {}

    /** Uploads it to accounts that do not have it. Each account's result is told; the whole never fails because of one. */
    @CanWrite
    @Idempotent
    @PostMapping("/{id}/copies")
    List<CopyResult> copy(@PathVariable String id, @Valid @RequestBody AccountsRequest request) {
        return copies.material(id, request.appIds());
    }

    /** A kind's limits. */
    record LimitView(
            MaterialKind kind,
            List<String> formats,
            List<String> mediaTypes,
            long bytes,
            @Nullable Long lengthMillis) {

        static LimitView of(MaterialKind kind) {
            MaterialPolicy.Limit limit = MaterialPolicy.limit(kind);
            List<FileFormat> formats = limit.formats().stream().sorted().toList();
            return new LimitView(
                    kind,
                    formats.stream().map(FileFormat::name).toList(),
                    formats.stream().map(FileFormat::mediaType).toList(),
                    limit.bytes(),
                    kind == MaterialKind.VOICE ? MaterialPolicy.LONGEST_VOICE.toMillis() : null);
        }
    }

    private static String titleOf(MultipartFile file) {
        String name = file.getOriginalFilename();
        if (name == null || name.isBlank()) {
            return "-";
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 ? last.substring(0, dot) : last;
    }

    /** Bytes never change under their id; a browser may keep them, for this person only. */
    private static ResponseEntity<byte[]> bytes(MaterialFile file, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(file.content());
    }

    private ResponseEntity<MaterialView> answer(Material material) {
        return ETags.ok(material, view(material));
    }

    private MaterialView view(Material material) {
        return MaterialView.of(material, uses.of(material.id()).size());
    }
}
