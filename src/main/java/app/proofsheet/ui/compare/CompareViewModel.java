package app.proofsheet.ui.compare;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.session.PictureFilter;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.VerdictFollower;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
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
 * session's focus, so that all verdict keys work as everywhere. Of two, the first is the champion
 * and stays; the second, the challenger, steps through the shown pictures in their order. Three and
 * four are surveyed: stepping goes from one to the next.
 */
public final class CompareViewModel implements VerdictFollower {

    /** More are not compared. */
    public static final int MOST = 4;

    private final StudioSession session;
    private final Notices notices;
    private final Texts texts = Texts.of("compare");
    private final CompareChoice choice;
    private final ObservableList<PictureSnapshot> pictures;
    private final ObservableList<PictureSnapshot> strip = FXCollections.observableArrayList();
    private final IntegerProperty target = new SimpleIntegerProperty(1);
    private final ReadOnlyBooleanWrapper edit = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Trouble> trouble = new ReadOnlyObjectWrapper<>();
    private final ListChangeListener<PictureSnapshot> onChange = _ -> follow();
    private final Subscription subscription;

    /** What the person wants to compare, also what has vanished from disk since. */
    private List<PictureSnapshot> wanted = List.of();

    private int lastPlace;
    private boolean active;
    private boolean showing;

    /**
     * Why there is nothing to compare, and what to do.
     *
     * @param isFiltered true when the filter hides pictures that could be compared
     * @param canStep true when the next picture could be taken
     */
    public record Trouble(String title, String sentence, boolean isFiltered, boolean canStep) {}

    /** Follows a session; comparing begins when its view becomes {@link ViewMode#COMPARE}. */
    public CompareViewModel(StudioSession session, Notices notices) {
        this.session = session;
        this.notices = notices;
        this.choice = new CompareChoice(session);
        this.pictures = session.compared();
        session.pictures().addListener(onChange);
        session.shown().addListener(onChange);
        subscription =
                Subscription.combine(
                        session.viewProperty().subscribe(this::onView),
                        session.focusProperty().subscribe(this::onFocus),
                        target.subscribe(this::onTarget));
    }

    /** The pictures compared, two to four, fewer while there is trouble; an edit's parent first. */
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

    /** Why nothing is compared, null when all is well. */
    public ReadOnlyObjectProperty<@Nullable Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** True when one stays and the other steps. */
    public boolean isPair() {
        return pictures.size() == 2;
    }

    /**
     * The word for a compared picture: Before and After for an edit, Champion and Challenger for
     * two others, A, B, C, D for more.
     */
    public String role(int index) {
        if (edit.get()) {
            return texts.get(index == 0 ? "role.before" : "role.after");
        }
        if (isPair()) {
            return texts.get(index == 0 ? "role.champion" : "role.challenger");
        }
        return String.valueOf((char) ('A' + index));
    }

    /** {@code 4 of 19}: where the challenger is among all that could be; empty in a survey. */
    public String challengerPlace() {
        List<PictureSnapshot> order = order();
        int at = isPair() ? CompareChoice.indexOf(order, pictures.get(1)) : -1;
        return at < 0 ? "" : texts.get("place", at + 1, order.size());
    }

    private void onView(@Nullable ViewMode was, ViewMode now) {
        if (now != ViewMode.COMPARE) {
            active = false;
            wanted = List.of();
            trouble.set(null);
            pictures.clear();
            return;
        }
        List<PictureSnapshot> chosen = choice.begin();
        active = true;
        compare(chosen, chosen.size() < 2 ? 0 : choice.target(chosen));
    }

    /** What can be stepped through: everything shown but the champion. */
    private List<PictureSnapshot> order() {
        return pictures.isEmpty()
                ? List.of()
                : session.shown().stream()
                        .filter(p -> !CompareChoice.isSame(p, pictures.getFirst()))
                        .toList();
    }

    /** Compares these from now on. */
    private void compare(List<PictureSnapshot> next, int at) {
        wanted = List.copyOf(next);
        show(next);
        if (at < next.size()) {
            target.set(at);
            session.choose(next.get(at));
        }
    }

    private void show(List<PictureSnapshot> next) {
        // The filmstrip gives the focus away when its picture leaves; nobody chose that.
        boolean wasShowing = showing;
        showing = true;
        setPictures(next);
        showing = wasShowing;
    }

    private void setPictures(List<PictureSnapshot> next) {
        edit.set(next.size() == 2 && choice.isParent(next.get(0), next.get(1)));
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
        int at = isPair() ? CompareChoice.indexOf(order(), pictures.get(1)) : -1;
        lastPlace = at < 0 ? lastPlace : at;
        trouble.set(next.size() >= 2 ? null : trouble(next));
    }

    private Trouble trouble(List<PictureSnapshot> left) {
        boolean isFiltered = session.pictures().size() > Math.max(1, session.shown().size());
        boolean canStep = !left.isEmpty() && !order().isEmpty();
        List<String> gone =
                wanted.stream()
                        .filter(p -> left.stream().noneMatch(l -> CompareChoice.isSame(l, p)))
                        .map(PictureSnapshot::label)
                        .toList();
        if (!gone.isEmpty()) {
            return new Trouble(
                    texts.get("gone.title", String.join(", ", gone)),
                    left.isEmpty()
                            ? texts.get("gone.all")
                            : texts.get("gone.text", left.getFirst().label()),
                    false,
                    canStep);
        }
        return left.isEmpty()
                ? new Trouble(texts.get("none.title"), texts.get("none.text"), isFiltered, false)
                : new Trouble(
                        texts.get("alone.title"), texts.get("alone.text"), isFiltered, canStep);
    }

    /** Pictures change their place on disk by a verdict, and other programs take them away. */
    private void follow() {
        if (!active) {
            return;
        }
        List<PictureSnapshot> next = new ArrayList<>();
        wanted.forEach(old -> choice.now(old).ifPresent(next::add));
        int lost = wanted.size() - next.size();
        if (lost > 0 && next.size() >= 2) {
            notices.show(Notice.info(texts.get("gone.some", lost, next.size())));
        }
        if (lost == 0 || next.size() >= 2) {
            wanted = List.copyOf(next);
        }
        show(next);
        PictureSnapshot focused = session.focusProperty().get();
        boolean isAway =
                focused != null && next.stream().noneMatch(p -> CompareChoice.isSame(p, focused));
        if (lost > 0 && isAway && !next.isEmpty()) {
            // Else the place of what vanished would go to a picture nobody chose.
            target.set(Math.clamp(target.get(), 0, next.size() - 1));
            session.choose(next.get(target.get()));
        }
    }

    private void onFocus(@Nullable PictureSnapshot focused) {
        if (!active || showing || focused == null) {
            return;
        }
        if (pictures.stream().anyMatch(p -> choice.now(p).isEmpty())) {
            follow();
            return;
        }
        int at = CompareChoice.indexOf(pictures, focused);
        if (at >= 0) {
            target.set(at);
        } else if (session.find(focused.id()).isPresent()) {
            pick(focused);
        }
    }

    /** Takes a picture into the comparison: as challenger, in a survey for the one in question. */
    private void pick(PictureSnapshot picture) {
        List<PictureSnapshot> next = new ArrayList<>(pictures);
        if (next.size() < 2) {
            next.add(picture);
        } else {
            next.set(next.size() == 2 ? 1 : Math.clamp(target.get(), 0, next.size() - 1), picture);
        }
        compare(next, next.indexOf(picture));
    }

    private void onTarget(Number index) {
        int at = index.intValue();
        if (active && at >= 0 && at < pictures.size()) {
            PictureSnapshot focused = session.focusProperty().get();
            PictureSnapshot wished = pictures.get(at);
            if (focused == null || !focused.id().equals(wished.id())) {
                session.choose(wished);
            }
        }
    }

    /**
     * Of two: the challenger becomes one further on in the shown order. In a survey: the verdict
     * goes to another one. Stops at both ends.
     */
    public void step(int places) {
        if (pictures.size() > 2) {
            target.set(Math.clamp((long) target.get() + places, 0, pictures.size() - 1));
        } else {
            ahead(places).ifPresent(this::pick);
        }
    }

    /** The challenger a number of places further on; empty when there is no other. */
    public Optional<PictureSnapshot> ahead(int places) {
        List<PictureSnapshot> order = order();
        if (order.isEmpty() || pictures.size() > 2) {
            return Optional.empty();
        }
        int at = isPair() ? CompareChoice.indexOf(order, pictures.get(1)) : -1;
        long from = at >= 0 ? at : places > 0 ? lastPlace - 1L : lastPlace;
        return Optional.of(order.get(Math.clamp(from + places, 0, order.size() - 1)))
                .filter(p -> !isPair() || !CompareChoice.isSame(p, pictures.get(1)));
    }

    /**
     * Of two: the challenger becomes the champion and meets the next one in the shown order, the
     * last one the one before. In a survey: the picture in question becomes the first.
     */
    public void promote() {
        int at = isPair() ? 1 : target.get();
        if (pictures.size() < 2 || at >= pictures.size()) {
            return;
        }
        PictureSnapshot champion = pictures.get(at);
        if (pictures.size() > 2) {
            List<PictureSnapshot> next = new ArrayList<>(pictures);
            next.remove(at);
            next.addFirst(champion);
            compare(next, 0);
            return;
        }
        Optional<PictureSnapshot> next = choice.after(champion, pictures.getFirst());
        if (next.isEmpty()) {
            notices.show(Notice.info(texts.get("last", champion.label())));
        }
        compare(List.of(champion, next.orElse(pictures.getFirst())), 1);
    }

    /** Takes the picture in question out of a survey; two always stay. */
    public void drop() {
        int at = target.get();
        if (pictures.size() > 2 && at >= 0 && at < pictures.size()) {
            List<PictureSnapshot> next = new ArrayList<>(pictures);
            next.remove(at);
            compare(next, Math.min(at, next.size() - 1));
        }
    }

    /** Exchanges the first two. */
    public void swap() {
        if (pictures.size() >= 2) {
            List<PictureSnapshot> next = new ArrayList<>(pictures);
            next.set(0, pictures.get(1));
            next.set(1, pictures.get(0));
            wanted = List.copyOf(next);
            show(next);
            onFocus(session.focusProperty().get());
        }
    }

    /** Shows what the filter hides and takes the next picture of it. */
    public void showAll() {
        session.filterProperty()
                .set(PictureFilter.ALL.withOrder(session.filterProperty().get().order()));
        step(1);
    }

    @Override
    public void onJudged(PictureSnapshot judged) {
        if (active && isPair() && !edit.get() && CompareChoice.isSame(judged, pictures.get(1))) {
            step(1);
        }
    }

    @Override
    public void onUndone(PictureSnapshot picture) {
        if (active && isPair() && CompareChoice.indexOf(pictures, picture) < 0) {
            pick(picture);
        }
    }

    /** Stops following. */
    public void dispose() {
        session.pictures().removeListener(onChange);
        session.shown().removeListener(onChange);
        subscription.unsubscribe();
    }
}
