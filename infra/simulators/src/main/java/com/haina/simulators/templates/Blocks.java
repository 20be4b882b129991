package com.haina.simulators.templates;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

import com.haina.simulators.state.StateFiles;

/** Followers who have refused an account's notices (拒收). */
@Component
class Blocks {

    private static final String FILE = "notice-blocks";

    private final StateFiles files;
    private final List<Block> all;

    Blocks(StateFiles files) {
        this.files = files;
        this.all = new ArrayList<>(
                files.load(FILE, Saved.class, () -> new Saved(List.of())).blocks());
    }

    synchronized boolean has(String appId, String openId) {
        return all.contains(new Block(appId, openId));
    }

    synchronized void set(String appId, String openId, boolean refused) {
        Block block = new Block(appId, openId);
        all.remove(block);
        if (refused) {
            all.add(block);
        }
        files.save(FILE, new Saved(List.copyOf(all)));
    }

    record Block(String appId, String openId) {}

    record Saved(List<Block> blocks) {}
}
