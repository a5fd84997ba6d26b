package app.proofsheet.ui.compare;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which pictures are compared and which of them the verdict is for. The verdict's picture is the
 * session's focus, so that all verdict keys work as everywhere.
 */
public final class CompareViewModel {

    /** More are not compared. */
    public static final int MOST = 4;

    private final StudioSession session;
    private final Notices notices;
    private final Texts texts = Texts.of("compare");
    private final ObservableList<PictureSnapshot> pictures;
    private final ObservableList<PictureSnapshot> strip = FXCollections.observableArrayList();
    private final IntegerProperty target = new SimpleIntegerProperty(1);
    private final ReadOnlyBooleanWrapper edit = new ReadOnlyBooleanWrapper();
    private final ListChangeListener<PictureSnapshot> onChange = _ -> follow();
    private final Subscription subscription;
    private ViewMode before = ViewMode.GRID;
    private boolean active;

    /** Follows a session; comparing begins when its view becomes {@link ViewMode#COMPARE}. */
    public CompareViewModel(StudioSession session, Notices notices) {
        this.session = session;
        this.notices = notices;
        this.pictures = session.compared();
        session.pictures().addListener(onChange);
        session.shown().addListener(onChange);
        subscription =
                Subscription.combine(
                        session.viewProperty().subscribe(this::onView),
                        session.focusProperty().subscribe(this::onFocus),
                        target.subscribe(this::onTarget));
    }

    /** The pictures compared, two to four; for an edit its parent first. */
    public ObservableList<PictureSnapshot> pictures() {
        return pictures;
    }

    /** The compared pictures, then all others that are shown. */
    public ObservableList<PictureSnapshot> strip() {
        return strip;
    }

    /** Place of the picture the verdict is for. */
    public IntegerProperty targetProperty() {
        return target;
    }

    /** True when an edit is compared with the picture it was made from. */
    public ReadOnlyBooleanProperty editProperty() {
        return edit.getReadOnlyProperty();
    }

    /** The word for a compared picture: Before and After for an edit, else A, B, C, D. */
    public String role(int index) {
        if (edit.get()) {
            return texts.get(index == 0 ? "role.before" : "role.after");
        }
        return String.valueOf((char) ('A' + index));
    }

    private void onView(@Nullable ViewMode was, ViewMode now) {
        if (now != ViewMode.COMPARE) {
            active = false;
            before = now;
            pictures.clear();
            return;
        }
        List<PictureSnapshot> chosen = choice();
        if (chosen.size() < 2) {
            notices.show(Notice.info(texts.get("need.two")));
            session.viewProperty().set(before);
            return;
        }
        begin(chosen);
    }

    private void begin(List<PictureSnapshot> chosen) {
        PictureSnapshot focused = session.focusProperty().get();
        int at = 1;
        for (int i = 0; i < chosen.size(); i++) {
            if (focused != null && chosen.get(i).id().equals(focused.id())) {
                at = i;
            }
        }
        if (isParent(chosen.get(0), chosen.get(1))) {
            at = 1;
        }
        active = true;
        setPictures(chosen);
        target.set(at);
        session.choose(chosen.get(at));
    }

    /** The selection; one picture alone is compared with its parent, else with its neighbour. */
    private List<PictureSnapshot> choice() {
        List<PictureSnapshot> selected = session.targets();
        if (selected.size() >= 2) {
            List<PictureSnapshot> first =
                    new ArrayList<>(selected.subList(0, Math.min(MOST, selected.size())));
            if (first.size() == 2 && isParent(first.get(1), first.get(0))) {
                return first.reversed();
            }
            return first;
        }
        if (selected.isEmpty()) {
            return List.of();
        }
        PictureSnapshot one = selected.getFirst();
        Optional<PictureSnapshot> parent = session.parentOf(one);
        if (parent.isPresent()) {
            return List.of(parent.get(), one);
        }
        return neighbour(one).map(other -> List.of(one, other)).orElse(List.of());
    }

    private boolean isParent(PictureSnapshot maybe, PictureSnapshot child) {
        return session.parentOf(child).filter(p -> p.id().equals(maybe.id())).isPresent();
    }

    private Optional<PictureSnapshot> neighbour(PictureSnapshot one) {
        List<PictureSnapshot> shown = session.shown();
        int at = session.shownIndex();
        if (at >= 0 && at + 1 < shown.size()) {
            return Optional.of(shown.get(at + 1));
        }
        return shown.stream().filter(p -> !p.id().equals(one.id())).reduce((_, last) -> last);
    }

    private void setPictures(List<PictureSnapshot> next) {
        edit.set(next.size() == 2 && isParent(next.get(0), next.get(1)));
        if (!next.equals(pictures)) {
            pictures.setAll(next);
        }
        List<PictureSnapshot> all = new ArrayList<>(next);
        session.shown().stream()
                .filter(p -> next.stream().noneMatch(c -> c.id().equals(p.id())))
                .forEach(all::add);
        if (!all.equals(strip)) {
            strip.setAll(all);
        }
    }

    /** Pictures change their place on disk by a verdict; the name of the file stays. */
    private void follow() {
        if (!active) {
            return;
        }
        List<PictureSnapshot> next = new ArrayList<>();
        for (PictureSnapshot old : pictures) {
            session.find(old.id()).or(() -> byName(old.id())).ifPresent(next::add);
        }
        if (next.size() >= 2) {
            setPictures(next);
        } else if (!session.pictures().isEmpty()) {
            session.viewProperty().set(ViewMode.GRID);
        }
    }

    private Optional<PictureSnapshot> byName(PictureId id) {
        return session.pictures().stream()
                .filter(p -> p.id().fileName().equals(id.fileName()))
                .findFirst();
    }

    private void onFocus(@Nullable PictureSnapshot focused) {
        if (!active || focused == null) {
            return;
        }
        for (int i = 0; i < pictures.size(); i++) {
            if (pictures.get(i).id().fileName().equals(focused.id().fileName())) {
                target.set(i);
                return;
            }
        }
        if (session.find(focused.id()).isPresent() && target.get() < pictures.size()) {
            List<PictureSnapshot> next = new ArrayList<>(pictures);
            next.set(target.get(), focused);
            setPictures(next);
        }
    }

    private void onTarget(Number index) {
        int at = index.intValue();
        if (active && at >= 0 && at < pictures.size()) {
            PictureSnapshot focused = session.focusProperty().get();
            PictureSnapshot wanted = pictures.get(at);
            if (focused == null || !focused.id().equals(wanted.id())) {
                session.choose(wanted);
            }
        }
    }

    /** Exchanges the first two. */
    public void swap() {
        if (pictures.size() >= 2) {
            List<PictureSnapshot> next = new ArrayList<>(pictures);
            next.set(0, pictures.get(1));
            next.set(1, pictures.get(0));
            setPictures(next);
            PictureSnapshot focused = session.focusProperty().get();
            onFocus(focused);
        }
    }

    /** Stops following. */
    public void dispose() {
        session.pictures().removeListener(onChange);
        session.shown().removeListener(onChange);
        subscription.unsubscribe();
    }
}
