package com.haina.wechat.material.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.springframework.stereotype.Component;

import com.haina.wechat.account.WechatFailure;
import com.haina.wechat.account.sdk.SdkAccounts;
import com.haina.wechat.material.MaterialKind;
import com.haina.wechat.material.WechatMaterials;

import me.chanjar.weixin.common.bean.result.WxMediaUploadResult;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.material.WxMpMaterial;
import me.chanjar.weixin.mp.bean.material.WxMpMaterialFileBatchGetResult;
import me.chanjar.weixin.mp.bean.material.WxMpMaterialUploadResult;
import me.chanjar.weixin.mp.bean.material.WxMpMaterialVideoInfoResult;

/** Materials at WeChat. The SDK uploads files, by their name, so each upload is one for a moment. */
@Component
class SdkMaterials implements WechatMaterials {

    /** WeChat keeps temporary media three days. */
    private static final Duration TEMPORARY = Duration.ofDays(3);

    private static final int NO_SUCH_MEDIA = 40007;

    private final SdkAccounts accounts;
    private final MediaAddresses addresses;

    SdkMaterials(SdkAccounts accounts, MediaAddresses addresses) {
        this.accounts = accounts;
        this.addresses = addresses;
    }

    @Override
    public Permanent add(String appId, Upload upload) {
        return asFile(appId, upload, (mp, file) -> {
            WxMpMaterial material = new WxMpMaterial();
            material.setFile(file.toFile());
            material.setName(upload.fileName());
            if (upload.kind() == MaterialKind.VIDEO) {
                material.setVideoTitle(upload.title());
                material.setVideoIntroduction(upload.introduction() == null ? "" : upload.introduction());
            }
            WxMpMaterialUploadResult added =
                    mp.getMaterialService().materialFileUpload(upload.kind().wire(), material);
            return new Permanent(added.getMediaId(), added.getUrl());
        });
    }

    @Override
    public Temporary addTemporary(String appId, Upload upload) {
        return asFile(appId, upload, (mp, file) -> {
            WxMediaUploadResult added =
                    mp.getMaterialService().mediaUpload(upload.kind().wire(), file.toFile());
            Instant from = added.getCreatedAt() > 0 ? Instant.ofEpochSecond(added.getCreatedAt()) : Instant.now();
            // The id of a thumb has a name of its own.
            String id = added.getMediaId() == null ? added.getThumbMediaId() : added.getMediaId();
            return new Temporary(id, from.plus(TEMPORARY));
        });
    }

    @Override
    public String addInline(String appId, Upload upload) {
        return asFile(
                appId,
                upload,
                (mp, file) ->
                        mp.getMaterialService().mediaImgUpload(file.toFile()).getUrl());
    }

    @Override
    public void delete(String appId, String mediaId) {
        try {
            accounts.call(appId, mp -> mp.getMaterialService().materialDelete(mediaId));
        } catch (WechatFailure failure) {
            if (failure.errcode() != NO_SUCH_MEDIA) {
                throw failure;
            }
        }
    }

    @Override
    public Listing list(String appId, MaterialKind kind, int offset, int count) {
        WxMpMaterialFileBatchGetResult page =
                accounts.call(appId, mp -> mp.getMaterialService().materialFileBatchGet(kind.wire(), offset, count));
        List<Item> items = page.getItems() == null
                ? List.of()
                : page.getItems().stream()
                        .map(item -> new Item(item.getMediaId(), item.getName(), item.getUrl()))
                        .toList();
        return new Listing(page.getTotalCount(), items);
    }

    @Override
    public Download download(String appId, MaterialKind kind, String mediaId) {
        if (kind == MaterialKind.VIDEO) {
            WxMpMaterialVideoInfoResult video =
                    accounts.call(appId, mp -> mp.getMaterialService().materialVideoInfo(mediaId));
            return new Download(
                    addresses.fetch(Objects.requireNonNullElse(video.getDownUrl(), "")),
                    video.getTitle(),
                    video.getDescription());
        }
        return accounts.call(appId, mp -> {
            try (InputStream in = mp.getMaterialService().materialImageOrVoiceDownload(mediaId)) {
                return new Download(in.readAllBytes(), null, null);
            } catch (IOException broken) {
                throw new WxErrorException(broken);
            }
        });
    }

    @Override
    public byte[] fetch(String url) {
        return addresses.fetch(url);
    }

    private interface OnFile<T> {

        T apply(WxMpService mp, Path file) throws WxErrorException;
    }

    private <T> T asFile(String appId, Upload upload, OnFile<T> call) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory("material");
            Path file = Files.write(directory.resolve(upload.fileName()), upload.content());
            return accounts.call(appId, mp -> call.apply(mp, file));
        } catch (IOException noPlace) {
            throw new UncheckedIOException("a material cannot be put down for its upload", noPlace);
        } finally {
            if (directory != null) {
                remove(directory.resolve(upload.fileName()));
                remove(directory);
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            file.toFile().deleteOnExit();
        }
    }
}
