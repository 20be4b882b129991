package com.haina.staff.department;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.haina.staff.Spelling;

/**
 * The names of a department and of everything above it, outermost first. People write the levels with whatever dash or slash their
 * keyboard has ("工程部—维修组", "工程部/维修组", "工程部 – 维修组"); all of these are the same path.
 *
 * @param levels at least one name, none blank
 */
public record DepartmentPath(List<String> levels) {

    /** Deeper trees are mistakes, such as a sentence in the column. */
    public static final int MAX_DEPTH = 10;

    /** Characters of one name. */
    public static final int MAX_NAME = 50;

    /**
     * Hyphen-minus, hyphens and dashes U+2010 to U+2015, minus sign, small and full-width forms, the long vowel mark and the box line that
     * input methods offer as dashes; slashes and backslashes in both widths, fraction and division slash; greater-than and its kin.
     */
    private static final Pattern SEPARATORS = Pattern.compile(
            "[-\u2010-\u2015\u2212\uFE58\uFE63\uFF0D\u30FC\u2500/\uFF0F\u2044\u2215\\\\\uFF3C>\uFF1E\u203A\u00BB]+");

    public DepartmentPath {
        if (levels.isEmpty()) {
            throw new IllegalArgumentException("a department path has at least one level");
        }
        levels = List.copyOf(levels);
    }

    /** Reads a path as people write it; null when no name is left. */
    public static @Nullable DepartmentPath parse(String text) {
        List<String> levels = Arrays.stream(SEPARATORS.split(text))
                .map(Spelling::tidy)
                .filter(level -> !level.isEmpty())
                .toList();
        return levels.isEmpty() ? null : new DepartmentPath(levels);
    }

    /** Whether a name would be read as several levels; such a name could not be imported again. */
    public static boolean separates(String name) {
        return SEPARATORS.matcher(name).find();
    }

    /** The path one level up; null for an outermost department. */
    public @Nullable DepartmentPath parent() {
        return levels.size() == 1 ? null : new DepartmentPath(levels.subList(0, levels.size() - 1));
    }

    /** The department's own name. */
    public String name() {
        return levels.getLast();
    }

    /** This path and all above it, outermost first. */
    public List<DepartmentPath> fromOutermost() {
        List<DepartmentPath> paths = new ArrayList<>();
        for (int depth = 1; depth <= levels.size(); depth++) {
            paths.add(new DepartmentPath(levels.subList(0, depth)));
        }
        return paths;
    }

    /** The levels for matching. */
    List<String> keys() {
        return levels.stream().map(Spelling::key).toList();
    }

    /** As it is shown everywhere: 工程部/维修组. */
    @Override
    public String toString() {
        return String.join("/", levels);
    }
}
