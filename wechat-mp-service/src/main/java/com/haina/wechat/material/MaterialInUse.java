package com.haina.wechat.material;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.http.HttpStatus;

import com.haina.platform.problem.ProblemException;

/** 409: the material is named by a menu, a reply or a draft; says by which. */
class MaterialInUse extends ProblemException {

    private static final int NAMED = 5;

    MaterialInUse(List<MaterialUse.Use> uses) {
        super(HttpStatus.CONFLICT, "material.in-use", uses.size(), names(uses));
        for (MaterialUse.Use use : uses) {
            field(FieldError.of(
                    "/" + use.where().name().toLowerCase(java.util.Locale.ROOT) + "/" + use.id(),
                    "field.material.used-by." + use.where().name().toLowerCase(java.util.Locale.ROOT),
                    use.name()));
        }
    }

    private static String names(List<MaterialUse.Use> uses) {
        String first = uses.stream().limit(NAMED).map(MaterialUse.Use::name).collect(Collectors.joining("、"));
        return uses.size() > NAMED ? first + "…" : first;
    }
}
