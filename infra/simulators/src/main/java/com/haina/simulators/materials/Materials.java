package com.haina.simulators.materials;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.PublicAddress;
import com.haina.simulators.hosts.VirtualHost;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** All files of all accounts. */
@Component
public final class Materials {

    private static final String FILE = "materials";
    private static final String FOLDER = "media";
    private static final Duration TEMPORARY = Duration.ofDays(3);

    private final StateFiles files;
    private final PublicAddress address;
    private final Clock clock;
    private final Map<String, Material> byMediaId = new LinkedHashMap<>();
    private final Map<String, MediaFormat> inline = new LinkedHashMap<>();

    Materials(StateFiles files, PublicAddress address, Clock clock) {
        this.files = files;
        this.address = address;
        this.clock = clock;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(List.of(), Map.of()));
        saved.materials().forEach(material -> byMediaId.put(material.mediaId(), material));
        inline.putAll(saved.inline());
    }

    /** @throws ApiFailure 45034 for one too many */
    synchronized Material add(String appId, Upload upload) {
        if (of(appId, upload.type()).size() >= upload.type().most()) {
            throw new ApiFailure(45034, "media count out of limit");
        }
        return keep(appId, upload, true);
    }

    synchronized Material addTemporary(String appId, Upload upload) {
        return keep(appId, upload, false);
    }

    /** The same film under another id, as a mass message wants it; for three days. */
    public synchronized Material addForMass(Material film, String title, String description) {
        Instant now = clock.instant();
        Material copy = new Material(
                film.appId(),
                Secrets.next(64),
                film.fileId(),
                film.type(),
                film.format(),
                film.name(),
                title,
                description,
                now,
                now.plus(TEMPORARY));
        byMediaId.put(copy.mediaId(), copy);
        save();
        return copy;
    }

    /** Keeps a picture that stands inside of articles, and answers its address. */
    synchronized String addInline(MediaFormat format, byte[] bytes) {
        String id = Secrets.next(43);
        files.keep(FOLDER, id, bytes);
        inline.put(id, format);
        save();
        return address(id, format);
    }

    /** An account's file, permanent or not, as long as it is there. */
    public synchronized Optional<Material> find(String appId, String mediaId) {
        Instant now = clock.instant();
        return Optional.ofNullable(byMediaId.get(mediaId))
                .filter(material -> material.appId().equals(appId) && !material.isGone(now));
    }

    /** @throws ApiFailure 40007 for what is not there, or not for good */
    Material permanent(String appId, String mediaId) {
        return find(appId, mediaId)
                .filter(Material::isPermanent)
                .orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
    }

    /** @throws ApiFailure 40007 for what is not there (any more), or permanent */
    Material temporary(String appId, String mediaId) {
        return find(appId, mediaId)
                .filter(material -> !material.isPermanent())
                .orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
    }

    /** Permanent material, the newest first. */
    synchronized List<Material> of(String appId, MediaType type) {
        List<Material> found = new ArrayList<>(byMediaId.values().stream()
                .filter(material -> material.appId().equals(appId) && material.type() == type && material.isPermanent())
                .toList());
        found.sort(Comparator.comparing(Material::at).reversed());
        return found;
    }

    synchronized void remove(Material material) {
        byMediaId.remove(material.mediaId());
        // Others may show the same file, and articles its picture: those who have the address keep it.
        boolean shown =
                byMediaId.values().stream().anyMatch(other -> other.fileId().equals(material.fileId()));
        if (material.type() == MediaType.IMAGE || material.type() == MediaType.THUMB) {
            inline.put(material.fileId(), material.format());
        } else if (!shown) {
            files.drop(FOLDER, material.fileId());
        }
        save();
    }

    byte[] bytes(Material material) {
        return files.kept(FOLDER, material.fileId()).orElseThrow(() -> new ApiFailure(40007, "invalid media_id"));
    }

    /** Where everybody sees the file. */
    public String address(Material material) {
        return address(material.fileId(), material.format());
    }

    /** A file that has an address, with its format. */
    synchronized Optional<Shown> shown(String fileId) {
        Instant now = clock.instant();
        Optional<MediaFormat> format = Optional.ofNullable(inline.get(fileId))
                .or(() -> byMediaId.values().stream()
                        .filter(material -> material.fileId().equals(fileId) && !material.isGone(now))
                        .map(Material::format)
                        .findFirst());
        return format.flatMap(found -> files.kept(FOLDER, fileId).map(bytes -> new Shown(found, bytes)));
    }

    private Material keep(String appId, Upload upload, boolean lasting) {
        forgetGone();
        Instant now = clock.instant();
        Material material = new Material(
                appId,
                Secrets.next(64),
                Secrets.next(43),
                upload.type(),
                upload.format(),
                upload.name(),
                upload.title(),
                upload.introduction(),
                now,
                lasting ? null : now.plus(TEMPORARY));
        files.keep(FOLDER, material.fileId(), upload.bytes());
        byMediaId.put(material.mediaId(), material);
        save();
        return material;
    }

    private void forgetGone() {
        Instant now = clock.instant();
        List<Material> gone = byMediaId.values().stream()
                .filter(material -> material.isGone(now))
                .toList();
        gone.forEach(material -> byMediaId.remove(material.mediaId()));
        gone.stream()
                .map(Material::fileId)
                .filter(id -> !inline.containsKey(id)
                        && byMediaId.values().stream()
                                .noneMatch(other -> other.fileId().equals(id)))
                .forEach(id -> files.drop(FOLDER, id));
    }

    private String address(String fileId, MediaFormat format) {
        return address.of(
                VirtualHost.MEDIA, "/mmbiz_" + format.ending() + "/" + fileId + "/0?wx_fmt=" + format.ending());
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(byMediaId.values()), Map.copyOf(inline)));
    }

    /** A file on its way in. */
    record Upload(MediaType type, MediaFormat format, String name, String title, String introduction, byte[] bytes) {}

    /** A file on its way out. */
    record Shown(MediaFormat format, byte[] bytes) {}

    record Saved(List<Material> materials, Map<String, MediaFormat> inline) {}
}
