package app.proofsheet.ui.app;

import app.proofsheet.ui.session.Desktop;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A desktop that remembers what was asked of it. */
final class FakeDesktop implements Desktop {

    final List<Path> revealed = new ArrayList<>();
    final List<String> copied = new ArrayList<>();
    final List<Path> copiedFiles = new ArrayList<>();
    @Nullable Path chosen;

    @Override
    public void reveal(Path path) {
        revealed.add(path);
    }

    @Override
    public void chooseFolder(String title, Consumer<Path> then) {
        if (chosen != null) {
            then.accept(chosen);
        }
    }

    @Override
    public void copy(String text) {
        copied.add(text);
    }

    @Override
    public void copyFiles(List<Path> files) {
        copiedFiles.addAll(files);
    }
}
