package com.haina.simulators.materials;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.hosts.ApiSuccess;
import com.haina.simulators.hosts.Fields;
import com.haina.simulators.menus.CustomMenus;
import com.haina.simulators.openplatform.AccountCaller;

/** Permanent material. */
@RestController
@RequestMapping("/api.weixin.qq.com/cgi-bin/material")
class MaterialController {

    static final int[] SETS = {11, 100};

    private static final int LONGEST_PAGE = 20;

    private final AccountCaller caller;
    private final Materials materials;
    private final CustomMenus menus;

    MaterialController(AccountCaller caller, Materials materials, CustomMenus menus) {
        this.caller = caller;
        this.materials = materials;
        this.menus = menus;
    }

    @PostMapping("/add_material")
    Map<String, Object> add(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestParam(name = "type", defaultValue = "") String wire,
            @RequestParam(name = "media", required = false) @Nullable MultipartFile file,
            @RequestParam(name = "description", defaultValue = "{}") String description)
            throws IOException {
        String appId = caller.check(token, SETS);
        MediaType type = MediaType.of(wire);
        byte[] bytes = file == null ? new byte[0] : file.getBytes();
        MediaFormat format = UploadRules.check(type, true, file, bytes);
        Fields film = Fields.of(type == MediaType.VIDEO ? description : "{}");
        if (type == MediaType.VIDEO && film.text("title").isEmpty()) {
            throw new ApiFailure(40097, "invalid args: description");
        }
        Material added = materials.add(
                appId,
                new Materials.Upload(
                        type,
                        format,
                        MediaController.name(file, format),
                        film.text("title"),
                        film.text("introduction"),
                        bytes));
        return type == MediaType.IMAGE
                ? Map.of("media_id", added.mediaId(), "url", materials.address(added))
                : Map.of("media_id", added.mediaId());
    }

    @PostMapping("/get_material")
    ResponseEntity<Object> get(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        Material material = materials.permanent(caller.check(token, SETS), id(body));
        if (material.type() == MediaType.VIDEO) {
            return ResponseEntity.ok(Map.of(
                    "title", material.title(),
                    "description", material.introduction(),
                    "down_url", materials.address(material)));
        }
        return MediaController.file(material, materials.bytes(material));
    }

    /** A menu that shows it keeps it. */
    @PostMapping("/del_material")
    Map<String, Object> remove(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        Material material = materials.permanent(caller.check(token, SETS), id(body));
        if (menus.uses(material.appId(), material.mediaId())) {
            throw new ApiFailure(48005, "api forbidden for media used by menu or auto reply");
        }
        materials.remove(material);
        return ApiSuccess.OK;
    }

    @RequestMapping(
            path = "/get_materialcount",
            method = {RequestMethod.GET, RequestMethod.POST})
    Map<String, Object> count(@RequestParam(name = "access_token", defaultValue = "") String token) {
        String appId = caller.check(token, SETS);
        return Map.of(
                "voice_count", materials.of(appId, MediaType.VOICE).size(),
                "video_count", materials.of(appId, MediaType.VIDEO).size(),
                "image_count", materials.of(appId, MediaType.IMAGE).size(),
                "news_count", 0);
    }

    /** Articles are drafts since 2022: of type news there are none any more. */
    @PostMapping("/batchget_material")
    Map<String, Object> page(
            @RequestParam(name = "access_token", defaultValue = "") String token,
            @RequestBody(required = false) @Nullable String body) {
        String appId = caller.check(token, SETS);
        Fields fields = Fields.of(body);
        String wire = fields.text("type");
        List<Material> all = wire.equals("news") ? List.of() : materials.of(appId, MediaType.of(wire));
        int offset = fields.number("offset", 0);
        int count = fields.number("count", LONGEST_PAGE);
        if (offset < 0 || count < 1 || count > LONGEST_PAGE) {
            throw new ApiFailure(40097, "invalid args");
        }
        List<Map<String, Object>> items =
                all.stream().skip(offset).limit(count).map(this::item).toList();
        return Map.of("total_count", all.size(), "item_count", items.size(), "item", items);
    }

    private Map<String, Object> item(Material material) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("media_id", material.mediaId());
        item.put("name", material.type() == MediaType.VIDEO ? material.title() : material.name());
        item.put("update_time", material.at().getEpochSecond());
        if (material.type() == MediaType.IMAGE) {
            item.put("url", materials.address(material));
        } else if (material.type() == MediaType.VIDEO) {
            item.put("description", material.introduction());
        }
        return item;
    }

    private static String id(@Nullable String body) {
        String id = Fields.of(body).text("media_id");
        if (id.isEmpty()) {
            throw new ApiFailure(41006, "media_id missing");
        }
        return id;
    }
}
