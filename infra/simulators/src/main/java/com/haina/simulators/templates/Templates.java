package com.haina.simulators.templates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;

import com.haina.simulators.hosts.ApiFailure;
import com.haina.simulators.state.StateFiles;
import com.haina.simulators.tokens.Secrets;

/** The accounts' own templates. Each account begins with a few, so that nobody has to choose them first. */
@Component
class Templates {

    private static final String FILE = "templates";
    private static final List<String> SEED = List.of("43216", "43217", "43218", "43219");
    private static final int MOST = 25;

    private final StateFiles files;
    private final Set<String> begun;
    private final List<Template> all;

    Templates(StateFiles files) {
        this.files = files;
        Saved saved = files.load(FILE, Saved.class, () -> new Saved(List.of(), List.of()));
        this.begun = new HashSet<>(saved.begun());
        this.all = new ArrayList<>(saved.templates());
    }

    synchronized List<Template> of(String appId) {
        begin(appId);
        return all.stream().filter(template -> template.appId().equals(appId)).toList();
    }

    /** @throws ApiFailure 40037 when the account has no such template */
    Template get(String appId, String templateId) {
        return of(appId).stream()
                .filter(template -> template.templateId().equals(templateId))
                .findFirst()
                .orElseThrow(() -> new ApiFailure(40037, "invalid template_id"));
    }

    /** @throws ApiFailure 45026 for one too many */
    synchronized Template add(String appId, Library.Model model) {
        if (of(appId).size() >= MOST) {
            throw new ApiFailure(45026, "template count exceeds limit");
        }
        Template template = new Template(appId, Secrets.next(43), model.title(), model.lines());
        all.add(template);
        save();
        return template;
    }

    synchronized void remove(String appId, String templateId) {
        all.remove(get(appId, templateId));
        save();
    }

    private void begin(String appId) {
        if (!begun.add(appId)) {
            return;
        }
        for (String id : SEED) {
            Library.Model model = Library.all().get(id);
            if (model != null) {
                all.add(new Template(appId, seedId(appId, id), model.title(), model.lines()));
            }
        }
        save();
    }

    /** The same in every world, so that a test can name one. */
    private static String seedId(String appId, String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("template|" + appId + "|" + id).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void save() {
        files.save(FILE, new Saved(List.copyOf(begun), List.copyOf(all)));
    }

    record Saved(List<String> begun, List<Template> templates) {}
}
